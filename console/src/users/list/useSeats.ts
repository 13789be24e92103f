import { useTranslation } from 'react-i18next'
import { getSeats } from '../../../../server/users/seats/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useFormat } from '../../ui/useFormat.ts'

/** How many seats are taken where there are limits; '' where there are none. */
export function useSeatsLine(): string {
  const { t } = useTranslation('users')
  const format = useFormat()
  const { data } = useCall(getSeats, {})
  const said = (word: string, { used, limit }: { used: number; limit: number | null }) =>
    limit === null ? [] : [t(word, { used: format.number(used), limit: format.number(limit) })]
  return data ? [...said('seats', data.internal), ...said('seatsPortal', data.portal)].join(' · ') : ''
}

/** Whether somebody new of the house, or of a portal, would find no seat. */
export function useSeatsGone(): { readonly internal: boolean; readonly portal: boolean } {
  const { data } = useCall(getSeats, {})
  const isGone = (seats?: { used: number; limit: number | null }) =>
    seats !== undefined && seats.limit !== null && seats.used >= seats.limit
  return { internal: isGone(data?.internal), portal: isGone(data?.portal) }
}
