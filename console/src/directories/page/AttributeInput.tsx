import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listRecords } from '../../../../server/directories/records/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import type { Attribute, DirectoryRecord } from '../directory.ts'

type Value = DirectoryRecord['attributes'][string] | ''

interface Props {
  readonly attribute: Attribute
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly isReadOnly: boolean
  readonly error?: string | undefined
}

const PAUSE = 150 // ms

/** The input for an attribute of any kind. */
export function AttributeInput(props: Props) {
  const { t } = useTranslation('directories')
  const { attribute, value, onChange, isReadOnly, error } = props
  const label = attribute.required ? attribute.name : t('optional', { name: attribute.name })
  if (attribute.kind === 'record') return <RecordSelect {...props} label={label} />
  const text = typeof value === 'object' ? '' : String(value)
  if (attribute.kind === 'choice')
    return (
      <Select
        label={label}
        data={attribute.choices}
        value={text || null}
        onChange={(choice) => onChange(choice ?? '')}
        disabled={isReadOnly}
        error={error}
        clearable={!attribute.required}
      />
    )
  return (
    <TextInput
      label={label}
      type={attribute.kind === 'date' ? 'date' : 'text'}
      inputMode={attribute.kind === 'number' ? 'decimal' : undefined}
      value={text}
      readOnly={isReadOnly}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function RecordSelect({ attribute, value, onChange, isReadOnly, error, label }: Props & { readonly label: string }) {
  const { t } = useTranslation('directories')
  const chosen = typeof value === 'object' ? value : null
  const [text, setText] = useState(chosen?.name ?? '')
  const [asked] = useDebouncedValue(text === chosen?.name ? '' : text.trim(), PAUSE)
  const params = { directory: attribute.directory ?? '' }
  const found = useCall(listRecords, { params, query: { q: asked, limit: 20 } }, { keep: true })
  const known = new Map((found.data?.items ?? []).map(({ id, name }) => [id, { id, name }]))
  if (chosen) known.set(chosen.id, chosen)
  return (
    <Select
      label={label}
      data={[...known.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen?.id ?? null}
      onChange={(id) => onChange((id && known.get(id)) || '')}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      nothingFoundMessage={<NoChoice>{t('noMatch.title')}</NoChoice>}
      disabled={isReadOnly}
      error={error}
      searchable
      clearable={!attribute.required}
    />
  )
}
