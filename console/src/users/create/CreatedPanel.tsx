import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useGo } from '../../ui/useGo.ts'
import { ShowButton } from '../dialogs/LinkDialog.tsx'
import { type Links, useLinks } from '../links/useLinks.ts'
import { callNameOf, hrefOfUser, type UserDetail } from '../types.ts'

interface Props {
  readonly user: UserDetail
  readonly onAgain: () => void
  readonly onClose: () => void
}

/** The person is there; now the link that lets them in, to be handed over. */
export function CreatedPanel({ user, onAgain, onClose }: Props) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const go = useGo()
  const links = useLinks(user, 'activation')
  const name = callNameOf(user)
  useShownOnce(links)
  const open = () => {
    onClose()
    go(hrefOfUser(user))
  }
  return (
    <Panel
      title={t('create.created', { name: user.name })}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onAgain}>{t('create.another')}</Button>
          <Button onClick={open}>{t('create.open', { name })}</Button>
          <Button variant={links.url ? 'filled' : 'default'} onClick={onClose}>
            {t('create.ready')}
          </Button>
        </>
      }
    >
      <EmptyState
        icon={IconCircleCheck}
        title={t('create.handOver', { name })}
        actions={
          links.url ? <CopyLink value={links.url} label={t('links.kind.activation')} /> : <ShowButton links={links} />
        }
      >
        {t('links.help.activation', { name })}{' '}
        {links.link && t('links.expires', { moment: format.moment(links.link.expiresAt) })} {t('links.recorded')}
      </EmptyState>
      <ProblemLine problem={links.problem} />
    </Panel>
  )
}

/** *Create and show link* asked for it already. */
function useShownOnce({ link, show }: Links): void {
  const isAsked = useRef(false)
  useEffect(() => {
    if (!link || isAsked.current) return
    isAsked.current = true
    show(link.id)
  }, [link, show])
}
