import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { foundFirst } from '../../ui/pick/foundFirst.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { SHOWN_AT_ONCE, useManyHint } from '../../ui/pick/useManyHint.ts'
import { type Audience, useRoleChoices } from '../../ui/pick/useRoleChoices.ts'
import { useTeamChoices } from '../pick/useTeamChoices.ts'
import type { Target } from './plan.ts'

interface Props {
  readonly value: string
  readonly isMissing: boolean
  readonly onChange: (target: Target) => void
}

/** The team that is joined. */
export function TeamSelect(props: Props) {
  const teams = useTeamChoices()
  return <TargetSelect kind="team" data={teams} count={teams.length} {...props} onChoose={(id) => ({ id })} />
}

/** The role that is given: of those for the kinds of people who are chosen. */
export function RoleSelect({ audiences, ...props }: Props & { readonly audiences: readonly Audience[] }) {
  const { t } = useTranslation('users')
  const roles = { internal: useRoleChoices('internal'), portal: useRoleChoices('portal') }
  const isPortal = (id: string) => roles.portal.some(({ value }) => value === id)
  const groups = audiences.map((audience) => ({ group: t(`bulk.role.for.${audience}`), items: roles[audience] }))
  const offered = groups.flatMap(({ items }) => items)
  return (
    <TargetSelect
      kind="role"
      data={groups.length > 1 ? groups.filter(({ items }) => items.length > 0) : offered}
      count={offered.length}
      {...props}
      onChoose={(id) => ({ id, audience: isPortal(id) ? 'portal' : 'internal' })}
    />
  )
}

interface Choice {
  readonly value: string
  readonly label: string
}

interface SelectProps extends Props {
  readonly kind: 'role' | 'team'
  readonly data: Choice[] | { group: string; items: Choice[] }[]
  readonly count: number
  readonly onChoose: (id: string) => Target
}

function TargetSelect({ kind, data, count, value, isMissing, onChoose, onChange }: SelectProps) {
  const { t } = useTranslation('users')
  const hint = useManyHint(count)
  return (
    <Select
      data-autofocus
      searchable
      label={t(`bulk.${kind}.which`)}
      placeholder={hint}
      data={data}
      value={value || null}
      onChange={(id) => onChange(id ? onChoose(id) : { id: '' })}
      limit={SHOWN_AT_ONCE}
      filter={foundFirst}
      nothingFoundMessage={<NoChoice />}
      error={isMissing && value === '' && t(`bulk.${kind}.missing`)}
    />
  )
}
