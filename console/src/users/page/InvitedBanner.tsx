import { Button } from '@mantine/core'
import { IconMailFast, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { ShowButton } from '../dialogs/LinkDialog.tsx'
import type { UserLayers } from '../dialogs/useUserLayers.tsx'
import { useLinks } from '../links/useLinks.ts'
import { callNameOf, type UserDetail } from '../types.ts'

/** Waiting for a password: the link is the one next step, shown to whoever may reveal it. */
export function InvitedBanner({ user, layers }: { user: UserDetail; layers: UserLayers }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const links = useLinks(user, 'activation')
  const name = callNameOf(user)
  const { link, url } = links
  const send = () => links.send(() => toast(t('done.mailed', { address: user.email })))
  const how = !user.can.links
    ? t('banner.invited.noRight')
    : link
      ? t('banner.invited.open', { name, moment: format.moment(link.expiresAt) })
      : t('banner.invited.none')
  return (
    <Banner
      tone="info"
      icon={IconMailFast}
      title={t('banner.invited.title', { name })}
      step={
        user.can.links && (
          <>
            {url ? <CopyLink value={url} label={t('links.kind.activation')} /> : <ShowButton links={links} />}
            {links.mailAvailable && user.email && (
              <Button
                leftSection={<IconSend size={16} stroke={STROKE} aria-hidden="true" />}
                disabled={links.busy}
                onClick={send}
              >
                {t(link ? 'banner.invited.resend' : 'banner.invited.mailNew')}
              </Button>
            )}
            {user.mailFailed && user.can.edit && (
              <Button onClick={() => layers.open('edit', user)}>{t('banner.invited.correct')}</Button>
            )}
            <ProblemLine problem={links.problem} />
          </>
        )
      }
    >
      {user.mailFailed && `${t('banner.invited.bounced')} `}
      {how}
    </Banner>
  )
}
