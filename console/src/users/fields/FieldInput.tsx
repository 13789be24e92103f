import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProfileField } from './useProfileFields.ts'

interface Props {
  readonly field: ProfileField
  readonly value?: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
}

const kinds = { text: 'text', number: 'text', date: 'date', phone: 'tel' } as const

/** The input for a declared profile field of any kind. */
export function FieldInput({ field, value = '', onChange, error }: Props) {
  const { t } = useTranslation('users')
  const label = field.required ? field.label : `${field.label} ${t('form.optional')}`
  if (field.kind === 'choice')
    return (
      <Select
        label={label}
        data={field.choices}
        value={value || null}
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
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
