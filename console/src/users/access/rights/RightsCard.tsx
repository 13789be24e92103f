import { SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../ui/Card.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import cards from '../../page/Cards.module.css'
import { callNameOf, type UserDetail } from '../../types.ts'
import type { Rights } from './boxes.ts'
import { RightRow } from './RightRow.tsx'
import classes from './Rights.module.css'
import { ScopeNotes } from './ScopeNotes.tsx'

/** All that somebody may do, scope by scope, and why. */
export function RightsCard({ user, rights }: { user: UserDetail; rights: Rights | undefined }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const [shows, setShows] = useState('granted')
  const name = callNameOf(user)
  if (!rights) return <Skeleton height={320} radius={10} />
  const modules = rights.modules
    .map((module) => ({ ...module, scopes: module.scopes.map((scope) => narrowed(scope, shows === 'all')) }))
    .map((module) => ({ ...module, scopes: module.scopes.filter((scope) => scope.actions.length > 0) }))
    .filter((module) => module.scopes.length > 0)
    // What applications let one do comes first, as in the role editor.
    .toSorted((a, b) => Number(a.key === 'roster') - Number(b.key === 'roster'))
  return (
    <Card
      title={t('rights.title')}
      flush
      aside={
        !rights.administrator && (
          <SegmentedControl
            size="xs"
            aria-label={t('rights.shows')}
            value={shows}
            onChange={setShows}
            data={['granted', 'all'].map((value) => ({ value, label: t(`rights.${value}`) }))}
          />
        )
      }
    >
      {rights.barrier && <p className={cards.empty}>{t(`rights.barrier.${rights.barrier}`, { name })}</p>}
      {rights.administrator && !rights.barrier && <p className={cards.empty}>{t('access.admin', { name })}</p>}
      {!rights.administrator && !rights.barrier && modules.length === 0 && (
        <p className={cards.empty}>{t('rights.none', { name })}</p>
      )}
      {!rights.administrator &&
        modules.map((module) => (
          <section key={module.key} aria-label={module.name}>
            <h3 className={classes.module}>{module.name}</h3>
            {module.scopes.map((scope) => (
              <div key={scope.key}>
                {scope.actions.map((action) => (
                  <RightRow key={action.key} name={name} scope={scope} action={action} />
                ))}
                <ScopeNotes scope={scope} />
              </div>
            ))}
          </section>
        ))}
      {rights.until && <p className={cards.empty}>{t('rights.until', { at: format.full(rights.until) })}</p>}
    </Card>
  )
}

function narrowed(scope: Rights['modules'][number]['scopes'][number], all: boolean) {
  return all ? scope : { ...scope, actions: scope.actions.filter((action) => action.levels.length > 0) }
}
