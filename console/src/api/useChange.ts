import { type UseMutationResult, useMutation } from '@tanstack/react-query'
import type { Contract, ReplyOf } from '../../../server/platform/contract.ts'
import { featureOf, refresh } from './cache.ts'
import { type CallOptions, call, type Input } from './call.ts'
import type { ApiProblem } from './problem.ts'

/** A contract's input, and beside it what goes into headers. */
export type Change<C> = Input<C> & CallOptions

interface Options<C> {
  /** Further features whose lists this change may alter. */
  readonly alters?: readonly string[]
  readonly done?: (reply: ReplyOf<C>, change: Change<C>) => void
  readonly refused?: (problem: ApiProblem, change: Change<C>) => void
}

/** Sends a change; afterwards everything shown of its feature (and of `alters`) is read again. */
export function useChange<C extends Contract>(
  contract: C,
  { alters = [], done, refused }: Options<C> = {},
): UseMutationResult<ReplyOf<C>, ApiProblem, Change<C>> {
  return useMutation<ReplyOf<C>, ApiProblem, Change<C>>({
    mutationKey: [contract.id],
    mutationFn: (change) => call(contract, change, change),
    onSuccess: (reply, change) => {
      void refresh(featureOf(contract), ...alters)
      done?.(reply, change)
    },
    onError: (problem, change) => refused?.(problem, change),
  })
}
