import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonPicker } from '../pick/PersonPicker.tsx'
import { type InputValue, isEmptyValue, type NamedValue } from './fieldValues.ts'
import { RecordsInput } from './RecordsInput.tsx'
import { RestrictInput } from './RestrictInput.tsx'
import type { ProfileField } from './useProfileFields.ts'

interface Props {
  readonly field: ProfileField
  readonly value?: InputValue
  readonly onChange: (value: InputValue) => void
  readonly error?: string | undefined
}

const kinds = { text: 'text', number: 'text', date: 'date', phone: 'tel' } as const

/** The input for a declared profile field of any kind. */
export function FieldInput({ field, value = '', onChange, error }: Props) {
  const { t } = useTranslation('users')
  const label = field.required ? field.label : `${field.label} ${t('form.optional')}`
  if (field.kind === 'record') {
    const only = value !== null && typeof value === 'object' && 'only' in value ? value : null
    if (field.effect === 'restrict')
      return <RestrictInput field={field} value={only} onChange={onChange} error={error} />
    return <RecordsInput field={field} label={label} value={named(value)} onChange={onChange} error={error} />
  }
  if (field.kind === 'user')
    return (
      <PersonPicker
        label={label}
        value={named(value)[0] ?? null}
        onChange={(person) => onChange(person ? [{ id: person.id, name: person.name, inactive: false }] : [])}
        error={error}
      />
    )
  const text = isEmptyValue(value) ? '' : String(value)
  if (field.kind === 'choice')
    return (
      <Select
        label={label}
        data={field.choices}
        value={text || null}
        onChange={(choice) => onChange(choice ?? '')}
        error={error}
        clearable
        searchable={field.choices.length > 8}
      />
    )
  return (
    <TextInput
      label={label}
      type={kinds[field.kind]}
      inputMode={field.kind === 'number' ? 'decimal' : undefined}
      value={text}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function named(value: InputValue): readonly NamedValue[] {
  return Array.isArray(value) ? value : []
}
