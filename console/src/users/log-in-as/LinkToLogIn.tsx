import { Button } from '@mantine/core'
import { IconSpy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { askToLogInAs } from '../../../../server/log-in-as/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { STROKE } from '../../ui/icons.ts'
import { clockOf, useCountdown } from '../../ui/useCountdown.ts'
import classes from './LogInAs.module.css'

interface Props {
  readonly name: string
  readonly link: ReplyOf<typeof askToLogInAs>
  readonly onAnew: () => void
  readonly onClose: () => void
}

/** The link, how long it opens, and where to open it. */
export function LinkToLogIn({ name, link, onAnew, onClose }: Props) {
  const { t } = useTranslation('users')
  const left = useCountdown(link.expiresAt)
  return (
    <Dialog
      title={t('logInAs.title', { name })}
      onClose={onClose}
      foot={
        <>
          <FootNote>{t('logInAs.recorded')}</FootNote>
          {left === 0 && (
            <Button variant="filled" onClick={onAnew}>
              {t('logInAs.anew')}
            </Button>
          )}
          <Button data-autofocus={left > 0 || undefined} onClick={onClose}>
            {t('ui:close')}
          </Button>
        </>
      }
    >
      {left > 0 ? (
        <>
          <p className={classes.advice}>
            <IconSpy size={18} stroke={STROKE} aria-hidden="true" />
            <span>{t('logInAs.advice')}</span>
          </p>
          <CopyLink value={link.url} label={t('logInAs.link')} />
          <p className="quiet">
            {t('logInAs.opens')} <span aria-hidden="true">{t('logInAs.left', { clock: clockOf(left) })}</span>{' '}
            {t('logInAs.lasts', { count: link.minutes })}
          </p>
        </>
      ) : (
        <p role="status">{t('logInAs.over')}</p>
      )}
    </Dialog>
  )
}
