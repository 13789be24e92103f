import { IconChevronRight, IconShieldCheck, IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Anchor } from '../../ui/Anchor.tsx'
import { STROKE } from '../../ui/icons.ts'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useIsPhone } from '../../ui/useWidth.ts'
import { hrefOfTeam } from '../address.ts'
import { AddMembers } from '../members/AddMembers.tsx'
import type { Forest } from '../tree/forest.ts'
import classes from './TeamPane.module.css'
import { givenRoles, type Team } from './team.ts'
import { useTeamActions } from './useTeamActions.tsx'

/** Where the team lies, its name, what it gives, what can be done. */
export function TeamHead({ team, forest }: { team: Team; forest: Forest }) {
  const { t } = useTranslation('teams')
  const isPhone = useIsPhone()
  const Title = isPhone ? 'h1' : 'h2'
  const { groups, layer } = useTeamActions(team, forest)
  const [isAdding, setAdding] = useState(false)
  const add = { id: 'add', label: t('members.add'), icon: IconUserPlus, run: () => setAdding(true) }
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Path team={team} />
        <Title className={classes.title} tabIndex={-1}>
          {team.name}
        </Title>
        {team.description && <p className={classes.description}>{team.description}</p>}
        <Gives team={team} />
      </div>
      <div className={classes.actions}>
        {team.can.members && <ActionButton action={add} />}
        <MoreMenu label={t('menu', { name: team.name })} groups={groups} size={isPhone ? 44 : 32} edge />
      </div>
      {isAdding && <AddMembers team={team} onClose={() => setAdding(false)} />}
      {layer}
    </header>
  )
}

function Path({ team }: { team: Team }) {
  const { t } = useTranslation('teams')
  return (
    <nav aria-label={t('path')}>
      <ol className={classes.path}>
        {team.path.map(({ id, name }) => (
          <li key={id}>
            <Anchor href={hrefOfTeam(id)}>{name}</Anchor>
            <IconChevronRight size={12} stroke={STROKE} aria-hidden="true" />
          </li>
        ))}
        <li>{team.kind}</li>
      </ol>
    </nav>
  )
}

function Gives({ team }: { team: Team }) {
  const { t, i18n } = useTranslation('teams')
  const list = new Intl.ListFormat(i18n.language)
  const roles = givenRoles(team)
  if (roles.length === 0) return null
  return (
    <p className={classes.gives}>
      {t('gives.word')}
      {roles.map(({ id, name, positions }) => (
        <Tag key={id} icon={IconShieldCheck}>
          {name}
          {positions.length > 0 && (
            <span className="quiet"> {t('gives.to', { positions: list.format(positions) })}</span>
          )}
        </Tag>
      ))}
    </p>
  )
}
