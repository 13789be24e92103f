import { MultiSelect, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listStandsForChoices } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'

const PAUSE = 150 // ms

export type Choice = ReplyOf<typeof listStandsForChoices>['items'][number]
type Named = Pick<Choice, 'id' | 'name'>

interface Props {
  readonly of: 'contacts' | 'accounts'
  readonly label: string
  readonly value: readonly Named[]
  readonly onChange: (value: readonly Choice[]) => void
  readonly error?: ReactNode
}

/** Finds contacts or accounts while typing; nothing where no directory is named for them. */
export function RecordPicker({ of, label, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  const [text, setText] = useState(of === 'contacts' ? (value[0]?.name ?? '') : '')
  const isChosen = of === 'contacts' && text === value[0]?.name
  const [asked] = useDebouncedValue(isChosen ? '' : text.trim(), PAUSE)
  const found = useCall(listStandsForChoices, { query: { of, q: asked } }, { keep: true })
  const known = useRef(new Map<string, Choice>())
  for (const one of value) if (!known.current.has(one.id)) known.current.set(one.id, { email: '', phone: '', ...one })
  for (const one of found.data?.items ?? []) known.current.set(one.id, one)
  if (!found.data || (found.data.directory === null && value.length === 0)) return null
  const shown = new Set([...value.map(({ id }) => id), ...found.data.items.map(({ id }) => id)])
  const choose = (ids: readonly string[]) => onChange(ids.flatMap((id) => known.current.get(id) ?? []))
  const shared = {
    label,
    error,
    data: [...shown].map((id) => ({ value: id, label: known.current.get(id)?.name ?? id })),
    searchable: true,
    searchValue: text,
    onSearchChange: setText,
    nothingFoundMessage: <NoChoice>{found.isFetching ? t('ui:pick.searching') : undefined}</NoChoice>,
    maxDropdownHeight: 260,
  }
  if (of === 'contacts')
    return (
      <Select
        {...shared}
        clearable
        placeholder={t('fieldValue.find')}
        value={value[0]?.id ?? null}
        onChange={(id) => choose(id ? [id] : [])}
        filter={({ options }) => options}
      />
    )
  return (
    <MultiSelect
      {...shared}
      hidePickedOptions
      placeholder={value.length === 0 ? t('fieldValue.find') : undefined}
      value={value.map(({ id }) => id)}
      onChange={choose}
      filter={({ options }) => options}
    />
  )
}
