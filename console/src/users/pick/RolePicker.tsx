import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRoleChoices } from './useRoleChoices.ts'

interface Props {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly error?: string | undefined
}

/** Roles that the viewer may give. */
export function RolePicker({ label, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('form.addRole') : undefined}
      data={useRoleChoices()}
      value={[...value]}
      onChange={onChange}
      error={error}
      searchable
      hidePickedOptions
      maxDropdownHeight={260}
      nothingFoundMessage={t('filter.none')}
    />
  )
}
