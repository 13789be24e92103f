import { useTranslation } from 'react-i18next'
import { FilterRow } from '../../ui/FilterRow.tsx'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import { segmentOf } from '../list/UserSegments.tsx'
import type { ListAddress } from '../list/useListAddress.ts'
import { RecordChoices } from './RecordChoices.tsx'
import { type FilterField, useFilterFields } from './useFilterFields.ts'

/** What the list of people is narrowed by. What a segment says has no chip. */
export function FilterBar({ address }: { address: ListAddress }) {
  const { t } = useTranslation('users')
  const isSegment = segmentOf(address) !== undefined
  const filters = useFilterFields(address).map((field) => ({
    id: field.id,
    label: field.label,
    values: namesOf(field).map((name) => (field.id === 'team' ? t('filter.andBelow', { name }) : name)),
    of: field.search ? undefined : field.choices.length,
    isTold: isSegment && (field.id === 'status' || field.id === 'type'),
    clear: () => field.choose([]),
    editor: field.search ? (
      <RecordChoices field={field} source={field.search} />
    ) : (
      <ChoiceEditor label={field.label} choices={field.choices} chosen={field.chosen} onChange={field.choose} />
    ),
  }))
  return <FilterRow filters={filters} />
}

function namesOf({ choices, chosen }: FilterField): string[] {
  return chosen.map((value) => choices.find((choice) => choice.value === value)?.label ?? '…')
}
