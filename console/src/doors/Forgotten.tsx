import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { getDoor } from '../../../server/sign-in/contract.ts'
import { Anchor } from '../ui/Anchor.tsx'
import classes from './Doors.module.css'

export type Recovery = ReplyOf<typeof getDoor>['recovery']

/** The way back in for who forgot the password: a page that mails a link, or whom to ask. */
export function Forgotten({ recovery }: { recovery: Recovery }) {
  const { t } = useTranslation('doors')
  if (recovery.way === 'mail')
    return (
      <p className={classes.help}>
        <Anchor href="/forgot">{t('forgot.link')}</Anchor>
      </p>
    )
  return (
    <p className={classes.help}>
      {recovery.contact ? t('forgot.askContact', { contact: recovery.contact }) : t('forgot.ask')}
    </p>
  )
}
