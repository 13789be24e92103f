import { useInfiniteQuery } from '@tanstack/react-query'
import { whoMay } from '../../../../server/decisions/contract.ts'
import type { CallOf, ReplyOf } from '../../../../server/platform/contract.ts'
import { call } from '../../api/call.ts'
import type { ApiProblem } from '../../api/problem.ts'

const LIMIT = 50
const LOOKS = 5 // at a stretch; of many who come into question perhaps nobody may

type Question = Omit<CallOf<typeof whoMay>['body'], 'limit' | 'after'>
type Page = ReplyOf<typeof whoMay>

/** Who may do this, page after page. */
export function useWho(question: Question) {
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: ['access', whoMay.id, question, 'pages'],
    initialPageParam: undefined,
    queryFn: ({ pageParam, signal }) => readOn(question, pageParam, signal),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) }
}

/** A page may be empty though others follow: goes on until somebody stands there, for a while. */
async function readOn(question: Question, from: string | undefined, signal: AbortSignal): Promise<Page> {
  let after = from
  for (let look = 1; ; look++) {
    const body = { ...question, limit: LIMIT, ...(after ? { after } : {}) }
    const page: Page = await call(whoMay, { body }, { signal })
    if (page.items.length > 0 || page.next === null || look === LOOKS) return page
    after = page.next
  }
}
