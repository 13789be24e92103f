import { useTranslation } from 'react-i18next'
import { Level } from '../../ui/Level.tsx'
import classes from '../Modules.module.css'
import type { Effect } from '../module.ts'
import { namesOf } from './PlanView.tsx'

/** Who could do more or less, permission by permission. */
export function EffectsTable({ effects }: { effects: readonly Effect[] }) {
  const { t } = useTranslation('modules')
  const who = (count: number, people: Effect['gainers']) =>
    count === 0 ? '–' : `${count}${people.length > 0 ? ` · ${namesOf(people, count, t('plan.more'))}` : ''}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className={classes.scroll} aria-label={t('plan.effects')} tabIndex={0}>
      <table className={classes.declared}>
        <thead>
          <tr>
            <th scope="col">{t('plan.permission')}</th>
            <th scope="col">{t('plan.reach')}</th>
            <th scope="col">{t('plan.gains')}</th>
            <th scope="col">{t('plan.loses')}</th>
          </tr>
        </thead>
        <tbody>
          {effects.map((effect) => (
            <tr key={`${effect.scope} ${effect.action} ${effect.field} ${effect.level}`}>
              <th scope="row" data-tip={`${effect.scope}.${effect.action}`}>
                {effect.words}
              </th>
              <td>{effect.level ? <Level level={effect.level} /> : '–'}</td>
              <td>{who(effect.gain, effect.gainers)}</td>
              <td>{who(effect.lose, effect.losers)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
