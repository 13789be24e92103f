import { MultiSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { foundFirst } from '../../ui/pick/foundFirst.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { SHOWN_AT_ONCE, useManyHint } from '../../ui/pick/useManyHint.ts'
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
  const teams = useTeamChoices()
  const hint = useManyHint(teams.length)
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? (hint ?? t('form.addTeam')) : undefined}
      data={teams}
      value={[...value]}
      onChange={onChange}
      error={error}
      searchable
      hidePickedOptions
      limit={SHOWN_AT_ONCE}
      filter={foundFirst}
      maxDropdownHeight={260}
      nothingFoundMessage={<NoChoice />}
    />
  )
}
