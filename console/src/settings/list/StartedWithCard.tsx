import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import classes from '../Settings.module.css'
import type { StartedWith } from '../setting.ts'

/** What the process was started with: shown for whoever wonders, changed where Roster is started. */
export function StartedWithCard({ facts }: { facts: readonly StartedWith[] }) {
  const { t } = useTranslation('settings')
  return (
    <Card title={t('startedWith.help')} flush>
      <dl>
        {facts.map((fact) => (
          <Fact key={fact.key} fact={fact} />
        ))}
      </dl>
    </Card>
  )
}

function Fact({ fact }: { fact: StartedWith }) {
  const { t } = useTranslation('settings')
  const { key, variable, fixedBy, value, isSet } = fact
  const place = fixedBy
    ? t(`startedWith.${fixedBy.kind}`, { name: fixedBy.name, file: fixedBy.file })
    : t('startedWith.builtIn', { name: variable ?? key })
  const words: Record<string, string> = { '': t('none'), true: t('on'), false: t('off') }
  const shown = value ?? t(isSet ? 'startedWith.hidden' : `startedWith.unset.${key}`)
  return (
    <div className={classes.setting}>
      <dt className={classes.words}>
        <span className={classes.title}>{t(`startedWith.keys.${key}`)}</span>
        <span className="second">{place}</span>
      </dt>
      <dd className={classes.fixed}>{words[shown] ?? shown}</dd>
    </div>
  )
}
