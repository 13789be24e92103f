import { createContext, use } from 'react'
import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getMe } from '../../../server/sessions/contract.ts'

/** Who looks at the console, and what they may see. Answers of the server; nothing is decided here. */
export type Viewer = ReplyOf<typeof getMe>

const ViewerContext = createContext<Viewer | undefined>(undefined)

export const ViewerProvider = ViewerContext.Provider

/** The signed-in viewer; only below the shell. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('This part stands below the shell only.')
  return viewer
}
