import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { Figures } from '../../ui/Figures.tsx'
import classes from '../Modules.module.css'
import type { Plan } from '../module.ts'
import { EffectsTable } from './EffectsTable.tsx'

/** What it changes, in numbers; for whom; what is declared otherwise. */
export function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation('modules')
  const { changes, effects, obstacles, roles } = plan
  const most = (of: 'gain' | 'lose') => Math.max(0, ...effects.map((effect) => effect[of]))
  const back = roles.filter(({ change, people }) => people > 0 && (change === 'back' || change === 'removed'))
  if (plan.outcome === 'unchanged') return <p>{t('plan.unchanged')}</p>
  return (
    <>
      {obstacles.length > 0 && (
        <Banner tone="danger" icon={IconAlertTriangle} title={t('plan.refused')}>
          {obstacles.map(({ message }) => message).join(' ')}
        </Banner>
      )}
      <Figures
        figures={[
          { value: changes.length, label: t('plan.changes') },
          { value: most('gain'), label: t('plan.gain') },
          { value: most('lose'), label: t('plan.lose'), danger: true },
        ]}
      />
      {back.length > 0 && (
        <section>
          <h3 className={classes.section}>{t('plan.roles')}</h3>
          <ul className={classes.list}>
            {back.map((role) => (
              <li key={role.key}>
                {t(`plan.role.${role.change === 'back' ? 'back' : 'removed'}`, { name: role.name, count: role.people })}{' '}
                <span className="quiet">{namesOf(role.names, role.people, t('plan.more'))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {effects.length > 0 ? <EffectsTable effects={effects} /> : <p className="quiet">{t('plan.nobody')}</p>}
      {changes.length > 0 && (
        <details>
          <summary>{t('plan.declared', { count: changes.length })}</summary>
          <ul className={classes.list}>
            {changes.map(({ kind, key, change, name, before, after }) => (
              <li key={`${kind} ${key}`}>
                <span className="strong">{t(`change.${change}`)}</span> {t(`kind.${kind}`)} {name}{' '}
                <span className="quiet">{change === 'changed' ? `${before} → ${after}` : key}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** *Ada King, Bob Kahn and more*. */
export function namesOf(people: readonly { readonly name: string }[], count: number, more: string): string {
  const names = people.map(({ name }) => name).join(', ')
  return count > people.length && names ? `${names} ${more}` : names
}
