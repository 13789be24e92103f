import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { STROKE } from '../../ui/icons.ts'
import { TagList } from '../../ui/Tag.tsx'
import { teamOf } from '../list/columns.tsx'
import { hrefOfUser, type UserDetail } from '../types.ts'
import classes from './Cards.module.css'

/** Roles and teams at a glance. */
export function AccessInShort({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const others = user.teams.length - 1
  const roles =
    user.type === 'admin' ? (
      <span key="roles">{t('everything')}</span>
    ) : (
      <TagList key="roles" names={user.roles.map(({ name }) => name)} label={t('column.roles')} />
    )
  const teams = user.teams.length > 0 && (
    <span key="teams">
      {teamOf(user)} {others > 0 && <span className="quiet">{t('facts.moreTeams', { count: others })}</span>}
    </span>
  )
  return (
    <Card title={t('facts.access')} aside={<AllLink href={hrefOfUser(user, 'access')} label={t('facts.allAccess')} />}>
      <FactList
        facts={[
          [t('column.roles'), roles],
          [t('form.teams'), teams || ''],
        ]}
      />
    </Card>
  )
}

/** To the tab that shows all of it. */
export function AllLink({ href, label }: { href: string; label: string }) {
  return (
    <Anchor href={href} className={classes.all}>
      {label}
      <IconArrowRight size={14} stroke={STROKE} aria-hidden="true" />
    </Anchor>
  )
}
