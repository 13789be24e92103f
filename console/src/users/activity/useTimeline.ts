import { useInfiniteQuery } from '@tanstack/react-query'
import { listTimeline } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'

const LIMIT = 50

/** Events about a person, newest first, page after page. */
export function useTimeline(user: string) {
  const query = useInfiniteQuery({
    queryKey: ['users', listTimeline.id, user, 'pages'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(
        listTimeline,
        { params: { user }, query: { limit: LIMIT, ...(pageParam ? { after: pageParam } : {}) } },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) }
}
