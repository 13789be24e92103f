import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listAuditEvents } from '../../../../server/audit-log/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { AddFilter, FilterChip } from '../../ui/Filters.tsx'
import type { AuditAddress, ChipName } from '../useAuditAddress.ts'
import { useFilterFields } from './useFilterFields.tsx'

/** A chip for every filter that is on, and the button that adds one. */
export function AuditFilters({ address }: { address: AuditAddress }) {
  const { t } = useTranslation('audit')
  const [begun, setBegun] = useState<ChipName>()
  const known = useCall(listAuditEvents, {}).data
  const fields = useFilterFields(address, known)
  const isOn = (name: ChipName) => address.isOn(name) || name === begun
  const label = (name: ChipName) => t(`filter.${name}`)
  return (
    <>
      {fields
        .filter(({ name }) => isOn(name))
        .map(({ name, values, of, editor }) => (
          <FilterChip
            key={name}
            field={label(name)}
            values={values}
            {...(of ? { of } : {})}
            startOpen={name === begun && !address.isOn(name)}
            onRemove={() => {
              setBegun(undefined)
              address.set(name, '')
            }}
            {...(editor ? { editor } : {})}
          />
        ))}
      <AddFilter
        fields={fields
          .filter(({ name, editor }) => !isOn(name) && editor)
          .map(({ name }) => ({ id: name, label: label(name), run: () => setBegun(name) }))}
      />
    </>
  )
}
