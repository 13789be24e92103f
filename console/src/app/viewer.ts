import { createContext, use } from 'react'

/** Who looks at the console, and what they may see. Answers of the server; nothing is decided here. */
export interface Viewer {
  readonly id: string
  readonly name: string
  readonly type: 'admin' | 'regular' | 'portal' | 'api'
  /** Below the name: what they are. */
  readonly roleLine: string
  readonly language: string
  /** The name of this installation, for example *Congress Directory*. */
  readonly installation: string
  /** `{ 'users.read': true }` */
  readonly can: Readonly<Record<string, boolean>>
}

const ViewerContext = createContext<Viewer | undefined>(undefined)

export const ViewerProvider = ViewerContext.Provider

/** The signed-in viewer; only below the shell. */
export function useViewer(): Viewer {
  const viewer = use(ViewerContext)
  if (!viewer) throw new Error('This part stands below the shell only.')
  return viewer
}
