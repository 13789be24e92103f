import { useTranslation } from 'react-i18next'
import { listAuditEvents } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { FilterRow } from '../../ui/FilterRow.tsx'
import type { AuditAddress } from '../useAuditAddress.ts'
import { useFilterFields } from './useFilterFields.tsx'

/** What the log is narrowed by. */
export function AuditFilters({ address }: { address: AuditAddress }) {
  const { t } = useTranslation('audit')
  const known = useCall(listAuditEvents, {}).data
  const filters = useFilterFields(address, known).map(({ name, values, of, editor }) => ({
    id: name,
    label: t(`filter.${name}`),
    values,
    of,
    editor,
    clear: () => address.set(name, ''),
  }))
  return <FilterRow filters={filters} />
}
