import { useQuery } from '@tanstack/react-query'
import { inspectLink } from '../../../server/links/contract.ts'
import { call } from '../api/call.ts'

/** Asked by POST, since the secret belongs into no address; it changes nothing. */
export function useInspection(secret: string | undefined) {
  return useQuery({
    queryKey: ['links', inspectLink.id, secret],
    queryFn: () => call(inspectLink, { body: { link: secret ?? '' } }),
    enabled: secret !== undefined,
    gcTime: 0,
    retry: false,
  })
}
