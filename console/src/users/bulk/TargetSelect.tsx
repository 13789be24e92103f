import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { foundFirst } from '../../ui/pick/foundFirst.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { SHOWN_AT_ONCE, useManyHint } from '../../ui/pick/useManyHint.ts'
import { useRoleChoices } from '../../ui/pick/useRoleChoices.ts'
import { useTeamChoices } from '../pick/useTeamChoices.ts'

interface Props {
  readonly kind: 'role' | 'team'
  readonly value: string
  readonly isMissing: boolean
  readonly onChange: (id: string) => void
}

/** The role that is given, or the team that is joined. */
export function TargetSelect({ kind, value, isMissing, onChange }: Props) {
  const { t } = useTranslation('users')
  const [roles, teams] = [useRoleChoices('internal'), useTeamChoices()]
  const choices = kind === 'role' ? roles : teams
  const hint = useManyHint(choices.length)
  return (
    <Select
      data-autofocus
      searchable
      label={t(`bulk.${kind}.which`)}
      placeholder={hint}
      data={choices}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
      limit={SHOWN_AT_ONCE}
      filter={foundFirst}
      nothingFoundMessage={<NoChoice />}
      error={isMissing && value === '' && t(`bulk.${kind}.missing`)}
    />
  )
}
