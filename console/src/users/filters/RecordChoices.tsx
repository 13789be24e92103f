import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listChoices } from '../../../../server/profile-fields/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import type { FilterField } from './useFilterFields.ts'

const PAUSE = 150 // ms
const OFFERED = 50 // records at once; more are found by typing

/** Records of any directory, however long: those chosen first, then what is found by name. */
export function RecordChoices({ field, fieldId }: { field: FilterField; fieldId: string }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE)
  const query = { q: asked, limit: OFFERED }
  const { data, isPlaceholderData } = useCall(listChoices, { params: { field: fieldId }, query }, { keep: true })
  const [chosenFirst] = useState(field.chosen)
  const known = field.choices.filter(({ value }) => text.trim() === '' && chosenFirst.includes(value))
  const found = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const choices = [...known, ...found.filter(({ value }) => !known.some((one) => one.value === value))]
  return (
    <ChoiceEditor
      label={field.label}
      choices={choices}
      chosen={field.chosen}
      onChange={field.choose}
      onSearch={setText}
      isSearching={text.trim() !== asked || isPlaceholderData}
    />
  )
}
