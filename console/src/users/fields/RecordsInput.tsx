import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listChoices } from '../../../../server/profile-fields/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import type { NamedValue } from './fieldValues.ts'
import type { ProfileField } from './useProfileFields.ts'

const PAUSE = 150 // ms

interface Props {
  readonly field: ProfileField
  readonly label: ReactNode
  readonly value: readonly NamedValue[]
  readonly onChange: (value: readonly NamedValue[]) => void
  readonly error?: ReactNode
}

/** Finds records while typing and keeps those chosen; inactive ones stay and are not offered. */
export function RecordsInput({ field, label, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  const [text, setText] = useState(field.many ? '' : (value[0]?.name ?? ''))
  const isChosen = !field.many && text === value[0]?.name
  const [asked] = useDebouncedValue(isChosen ? '' : text.trim(), PAUSE)
  const found = useCall(listChoices, { params: { field: field.id }, query: { q: asked, limit: 20 } }, { keep: true })
  const several = field.directories.length > 1
  const known = new Map(value.map((one) => [one.id, one]))
  const notes = new Map<string, string>()
  for (const { id, name, directory } of found.data?.items ?? []) {
    if (!known.has(id)) known.set(id, { id, name, inactive: false })
    notes.set(id, directory)
  }
  const nameOf = ({ name, inactive }: NamedValue) => (inactive ? t('fieldValue.inactive', { name }) : name)
  const shared = {
    label,
    data: [...known.values()].map((one) => ({ value: one.id, label: nameOf(one) })),
    searchValue: text,
    onSearchChange: setText,
    nothingFoundMessage: <NoChoice>{found.isFetching ? t('ui:pick.searching') : undefined}</NoChoice>,
    error,
    searchable: true,
    maxDropdownHeight: 260,
    renderOption: ({ option }: { readonly option: { readonly value: string; readonly label: string } }) => (
      <span>
        {option.label} {several && <span className="second">{notes.get(option.value)}</span>}
      </span>
    ),
  }
  const choose = (ids: readonly string[]) => onChange(ids.flatMap((id) => known.get(id) ?? []))
  const [only] = value
  if (!field.many)
    return (
      <Select
        {...shared}
        placeholder={t('fieldValue.find')}
        value={only?.id ?? null}
        onChange={(id) => choose(id ? [id] : [])}
        filter={({ options }) => options}
        clearable={!field.required}
      />
    )
  return (
    <MultiSelect
      {...shared}
      placeholder={value.length === 0 ? t('fieldValue.find') : undefined}
      value={value.map(({ id }) => id)}
      onChange={choose}
      filter={({ options }) => options}
      hidePickedOptions
    />
  )
}
