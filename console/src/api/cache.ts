import { QueryClient } from '@tanstack/react-query'
import type { Contract } from '../../../server/platform/contract.ts'
import { isProblem } from './problem.ts'

const FRESH_FOR = 15_000 // known data is painted first; going back to a page within this time asks nothing
const TRIES = 2

/** What the console has read. Cleared at sign-in and sign-out: nothing of one person reaches the next. */
export const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_FOR,
      retry: (failed, error) => failed < TRIES && isProblem(error) && error.isPassing && error.status !== 429,
      refetchOnWindowFocus: true,
    },
  },
})

/** `['users', 'users.list', input]`: the feature first, so that a change refreshes all of it. */
export function keyOf(contract: Contract, input: object): readonly [string, string, object] {
  return [featureOf(contract), contract.id, input]
}

/** The part of a contract's id before the dot. */
export function featureOf(contract: Contract): string {
  return contract.id.split('.')[0] ?? contract.id
}

/** By what changes of these what people may do changes, too. */
const DECIDING = ['users', 'roles', 'teams', 'modules', 'profileFields', 'directories', 'directoryRecords', 'settings']

/** Reads again whatever is shown of these features, and forgets the rest of them. */
export async function refresh(...features: readonly string[]): Promise<void> {
  const all = features.some((feature) => DECIDING.includes(feature)) ? [...features, 'access'] : features
  await Promise.all(all.map((feature) => cache.invalidateQueries({ queryKey: [feature] })))
}
