import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { type Audience, useRoleChoices } from '../../ui/pick/useRoleChoices.ts'

interface Props {
  readonly label: string
  readonly audience: Audience
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly error?: string | undefined
}

/** Roles that the viewer may give to such people. */
export function RolePicker({ label, audience, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('form.addRole') : undefined}
      data={useRoleChoices(audience)}
      value={[...value]}
      onChange={onChange}
      error={error}
      searchable
      hidePickedOptions
      maxDropdownHeight={260}
      nothingFoundMessage={<NoChoice />}
    />
  )
}
