import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useTeamChoices } from './useTeamChoices.ts'

interface Props {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly error?: string | undefined
}

/** Several teams. */
export function TeamPicker({ label, value, onChange, error }: Props) {
  const { t } = useTranslation('users')
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('form.addTeam') : undefined}
      data={useTeamChoices()}
      value={[...value]}
      onChange={onChange}
      error={error}
      searchable
      hidePickedOptions
      limit={60}
      maxDropdownHeight={260}
      nothingFoundMessage={t('filter.none')}
    />
  )
}
