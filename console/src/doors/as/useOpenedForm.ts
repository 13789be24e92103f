import { useQuery } from '@tanstack/react-query'
import { openLogInAs } from '../../../../server/log-in-as/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { call } from '../../api/call.ts'

export type OpenedForm = ReplyOf<typeof openLogInAs>

/** Opens the form behind the secret, once: from then on it can be sent for some minutes. */
export function useOpenedForm(secret: string | undefined) {
  return useQuery({
    queryKey: ['log-in-as', openLogInAs.id, secret],
    queryFn: () => call(openLogInAs, { body: { link: secret ?? '' } }),
    enabled: secret !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
}
