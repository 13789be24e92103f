import { useTranslation } from 'react-i18next'
import { STROKE } from '../ui/icons.ts'
import { iconOf, type Mail } from './mail.ts'
import classes from './Outbox.module.css'

/** How far a mail came. Only trouble has a ground: one glance down the column finds it. */
export function MailState({ state }: Pick<Mail, 'state'>) {
  const { t } = useTranslation('outbox')
  const Sign = iconOf[state]
  return (
    <span className={classes.state} data-state={state}>
      <Sign size={14} stroke={STROKE} aria-hidden="true" />
      {t(`state.${state}`)}
    </span>
  )
}
