import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddFilter, FilterChip } from '../../ui/Filters.tsx'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import { segmentOf } from '../list/UserSegments.tsx'
import type { ListAddress } from '../list/useListAddress.ts'
import { type FilterField, useFilterFields } from './useFilterFields.ts'

/** A chip for every filter that is on, and the button that adds one. What a segment says has no chip. */
export function FilterBar({ address }: { address: ListAddress }) {
  const { t } = useTranslation('users')
  const [begun, setBegun] = useState<string>()
  const isSegment = segmentOf(address) !== undefined
  const fields = useFilterFields(address).filter(
    ({ id }) => !(isSegment && (id === 'status' || id === 'type')) || id === begun,
  )
  const all = useFilterFields(address)
  const isOn = (field: FilterField) => field.chosen.length > 0 || field.id === begun
  return (
    <>
      {fields.filter(isOn).map((field) => (
        <FilterChip
          key={field.id}
          field={field.label}
          values={namesOf(field).map((name) => (field.id === 'team' ? t('filter.andBelow', { name }) : name))}
          of={field.choices.length}
          startOpen={field.id === begun}
          onRemove={() => {
            setBegun(undefined)
            field.choose([])
          }}
          editor={
            <ChoiceEditor
              label={field.label}
              choices={field.choices}
              chosen={field.chosen}
              onChange={(chosen) => {
                setBegun(field.id)
                field.choose(chosen)
              }}
            />
          }
        />
      ))}
      <AddFilter
        fields={all.filter((field) => !isOn(field)).map(({ id, label }) => ({ id, label, run: () => setBegun(id) }))}
      />
    </>
  )
}

function namesOf({ choices, chosen }: FilterField): string[] {
  return chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? '…')
}
