import { type ComponentType, createContext, use } from 'react'
import type { Action } from './action.ts'

export interface PeopleBarProps {
  /** Ids of the people ticked. */
  readonly ids: readonly string[]
  /** What this page does with them; stands before what can be done with people anywhere. */
  readonly actions: readonly Action[]
  readonly onClear: () => void
}

const PeopleBarContext = createContext<ComponentType<PeopleBarProps> | undefined>(undefined)

export const PeopleBarProvider = PeopleBarContext.Provider

/** The bar of what can be done to people ticked, for lists of people that are not the list of users. */
export function usePeopleBar(): ComponentType<PeopleBarProps> {
  const bar = use(PeopleBarContext)
  if (!bar) throw new Error('This part stands below the shell only.')
  return bar
}
