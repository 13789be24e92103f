import { Button } from '@mantine/core'
import { IconEye, IconRefresh, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { type Links, useLinks } from '../links/useLinks.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** A link to hand over: shown on request and copied, or mailed. */
export function LinkDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const links = useLinks(user)
  const name = callNameOf(user)
  const { link, url } = links
  const mail = () =>
    links.send(() => {
      onClose()
      toast(t('done.mailed', { address: user.email }))
    })
  return (
    <Dialog
      title={t(`links.title.${links.kind}`, { name: user.name })}
      onClose={onClose}
      foot={
        <>
          <FootNote>{t('links.recorded')}</FootNote>
          {links.mailAvailable && user.email && (
            <Button
              leftSection={<IconSend size={16} stroke={STROKE} aria-hidden="true" />}
              disabled={links.busy}
              onClick={mail}
            >
              {t('links.mail')}
            </Button>
          )}
          {url ? <Button onClick={onClose}>{t('ui:close')}</Button> : <ShowButton links={links} />}
        </>
      }
    >
      <p>{t(`links.help.${links.kind}`, { name })}</p>
      {url && <CopyLink value={url} label={t(`links.kind.${links.kind}`)} />}
      {link ? (
        <p className="quiet">{t('links.expires', { moment: format.moment(link.expiresAt) })}</p>
      ) : (
        <p className="quiet">{t('links.none')}</p>
      )}
      {url && (
        <div>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconRefresh size={16} stroke={STROKE} aria-hidden="true" />}
            disabled={links.busy}
            onClick={links.renew}
          >
            {t('links.renew')}
          </Button>
        </div>
      )}
      <ProblemLine problem={links.problem} />
    </Dialog>
  )
}

/** Shows the open link, or makes one first. */
export function ShowButton({ links }: { links: Links }) {
  const { t } = useTranslation('users')
  const { link } = links
  return (
    <Button
      variant="filled"
      data-autofocus
      loading={links.busy}
      leftSection={<IconEye size={16} stroke={STROKE} aria-hidden="true" />}
      onClick={() => (link ? links.show(link.id) : links.renew())}
    >
      {t(link ? 'links.show' : 'links.make')}
    </Button>
  )
}
