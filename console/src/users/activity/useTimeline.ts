import { useInfiniteQuery } from '@tanstack/react-query'
import { listTimeline } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'

const LIMIT = 50

export type Photos = Readonly<Record<string, string | null>>

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
  const pages = query.data?.pages
  return {
    ...query,
    items: pages?.flatMap((page) => page.items),
    /** Of those who did it, by their ids. */
    photos: Object.assign({}, ...(pages?.map((page) => page.photos) ?? [])) as Photos,
  }
}
