import { useTranslation } from 'react-i18next'
import { getDoor } from '../../../server/sign-in/contract.ts'
import { useCall } from '../api/useCall.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { DoorPage } from '../ui/DoorPage.tsx'
import { DoorLink } from './DoorLink.tsx'
import classes from './Doors.module.css'

interface Props {
  readonly why: 'cut' | 'dead'
  readonly kind: 'activation' | 'password-reset' | 'email'
}

/** A link that does not work (any more), whatever the reason; says how to come by another one. */
export function DeadLink({ why, kind }: Props) {
  const { t } = useTranslation('doors')
  const { data: door } = useCall(getDoor, {})
  const asksAnew = kind === 'password-reset' && door?.recovery.way === 'mail'
  return (
    <DoorPage title={t(`deadLink.${why}.title`)} line={t(`deadLink.${why}.line`)}>
      <p>{t(asksAnew ? 'deadLink.helpReset' : kind === 'email' ? 'deadLink.helpEmail' : 'deadLink.help')}</p>
      {asksAnew ? (
        <>
          <DoorLink href="/forgot" label={t('deadLink.askAnew')} />
          <p className={classes.help}>
            <Anchor href="/sign-in">{t('toSignIn')}</Anchor>
          </p>
        </>
      ) : (
        <DoorLink href="/sign-in" label={t('toSignIn')} />
      )}
    </DoorPage>
  )
}
