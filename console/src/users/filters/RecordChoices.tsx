import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listStandsForChoices } from '../../../../server/portals/contract.ts'
import { listChoices } from '../../../../server/profile-fields/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { ChoiceEditor } from '../../ui/pick/ChoiceEditor.tsx'
import type { FilterField } from './useFilterFields.ts'

const PAUSE = 150 // ms
const OFFERED = 50 // records at once; more are found by typing

/** Records that a profile field may name, or for which portal users stand. */
export type RecordSource = { readonly fieldId: string } | { readonly of: 'contacts' | 'accounts' }

interface Props<S extends RecordSource> {
  readonly field: FilterField
  readonly source: S
}

/** Records of any directory, however long: those chosen first, then what is found by name. */
export function RecordChoices({ field, source }: Props<RecordSource>) {
  return 'fieldId' in source ? <OfField field={field} source={source} /> : <StoodFor field={field} source={source} />
}

function OfField({ field, source: { fieldId } }: Props<Extract<RecordSource, { fieldId: string }>>) {
  const { asked, setText, isTyping } = useTyped()
  const query = { q: asked, limit: OFFERED }
  const { data, isPlaceholderData } = useCall(listChoices, { params: { field: fieldId }, query }, { keep: true })
  return <Found field={field} items={data?.items} isSearching={isTyping || isPlaceholderData} onSearch={setText} />
}

function StoodFor({ field, source: { of } }: Props<Extract<RecordSource, { of: string }>>) {
  const { asked, setText, isTyping } = useTyped()
  const { data, isPlaceholderData } = useCall(listStandsForChoices, { query: { of, q: asked } }, { keep: true })
  return <Found field={field} items={data?.items} isSearching={isTyping || isPlaceholderData} onSearch={setText} />
}

function useTyped() {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE)
  return { asked, setText, isTyping: text.trim() !== asked }
}

interface FoundProps {
  readonly field: FilterField
  readonly items: readonly { readonly id: string; readonly name: string }[] | undefined
  readonly isSearching: boolean
  readonly onSearch: (text: string) => void
}

function Found({ field, items = [], isSearching, onSearch }: FoundProps) {
  const [text, setText] = useState('')
  const [chosenFirst] = useState(field.chosen)
  const known = field.choices.filter(({ value }) => text.trim() === '' && chosenFirst.includes(value))
  const found = items.map(({ id, name }) => ({ value: id, label: name }))
  const choices = [...known, ...found.filter(({ value }) => !known.some((one) => one.value === value))]
  const search = (next: string) => {
    setText(next)
    onSearch(next)
  }
  return (
    <ChoiceEditor
      label={field.label}
      choices={choices}
      chosen={field.chosen}
      onChange={field.choose}
      onSearch={search}
      isSearching={isSearching}
    />
  )
}
