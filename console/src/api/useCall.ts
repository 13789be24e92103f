import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { Contract, ReplyOf } from '../../../server/platform/contract.ts'
import { keyOf } from './cache.ts'
import { asReply, call, type Input } from './call.ts'
import type { ApiProblem } from './problem.ts'

interface Options {
  /** False waits, for example until something is typed. */
  readonly when?: boolean
  /** Paints the former answer while another page or filter is read. */
  readonly keep?: boolean
  /** Reads again after so many milliseconds; false stops. */
  readonly every?: number | false
}

/** Reads a contract and keeps it: known data is painted at once and refreshed in place. */
export function useCall<C extends Contract>(
  contract: C,
  input: Input<C>,
  { when = true, keep = false, every = false }: Options = {},
): UseQueryResult<ReplyOf<C>, ApiProblem> {
  return useQuery<unknown, ApiProblem, ReplyOf<C>>({
    queryKey: keyOf(contract, input),
    select: (reply) => asReply(contract, reply),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    enabled: when,
    refetchInterval: every,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  })
}
