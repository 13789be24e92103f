import { useTranslation } from 'react-i18next'
import { getUser } from '../../../server/users/contract.ts'
import { useCall } from '../api/useCall.ts'

/** The name behind an id, as far as the viewer may see it. */
export function PersonName({ id }: { id: string }) {
  const { t } = useTranslation('ui')
  const { data, error } = useCall(getUser, { params: { user: id } })
  return data?.name ?? (error ? t('somebody', { end: id.slice(-4) }) : '…')
}
