import { createContext, use } from 'react'
import type { Draft } from './useDraft.ts'

interface Sets {
  readonly draft: Draft
  readonly canEdit: boolean
  /** Where the keyboard stands: `row:column`, the head being row 0. */
  readonly at: string
}

/** What every cell of the matrix needs. */
export const SetsContext = createContext<Sets | undefined>(undefined)

export function useSets(): Sets {
  const sets = use(SetsContext)
  if (!sets) throw new Error('This part stands in the matrix only.')
  return sets
}
