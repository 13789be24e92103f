import { useQueries } from '@tanstack/react-query'
import type { Contract, ReplyOf } from '../../../server/platform/contract.ts'
import { keyOf } from './cache.ts'
import { asReply, call, type Input } from './call.ts'
import type { ApiProblem } from './problem.ts'

/** Reads a contract once for each input; what has come so far, in the order of the inputs. */
export function useCalls<C extends Contract>(contract: C, inputs: readonly Input<C>[]) {
  return useQueries({
    queries: inputs.map((input) => ({
      queryKey: keyOf(contract, input),
      queryFn: ({ signal }: { signal: AbortSignal }): Promise<unknown> => call(contract, input, { signal }),
      select: (reply: unknown): ReplyOf<C> => asReply(contract, reply),
    })),
    combine: (results) => ({
      replies: results.map(({ data }) => data),
      problem: (results.find(({ error }) => error)?.error ?? null) as ApiProblem | null,
      retry: () => results.forEach((result) => void result.refetch()),
    }),
  })
}
