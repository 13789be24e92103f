import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listLinks } from '../../../../server/links/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { STROKE } from '../../ui/icons.ts'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { isIssued, kindFor, type OneTimeLink, useLinks } from '../links/useLinks.ts'
import type { UserDetail } from '../types.ts'
import classes from './Cards.module.css'

/** Links that would still work, and what can be done with each. */
export function OpenLinksCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const { data } = useCall(listLinks, { params: { user: user.id } })
  if (!data) return null
  return (
    <Card title={t('links.open')} flush>
      {data.items.length > 0 ? (
        <CardRows>
          {data.items.map((link) => (
            <LinkRow key={link.id} user={user} link={link} />
          ))}
        </CardRows>
      ) : (
        <NoLink user={user} />
      )}
    </Card>
  )
}

function LinkRow({ user, link }: { user: UserDetail; link: OneTimeLink }) {
  const { t } = useTranslation('users')
  const format = useFormat()
  const links = useLinks(user, isIssued(link.kind) ? link.kind : kindFor(user))
  const say = [
    t('links.expires', { moment: format.moment(link.expiresAt) }),
    link.createdBy && t('links.by', { name: link.createdBy }),
    !link.can.show && t('links.asked'),
  ]
  const mail = () => links.send(() => toast(t('done.mailed', { address: user.email })))
  return (
    <>
      <CardRow
        icon={<IconLink size={16} stroke={STROKE} aria-hidden="true" />}
        title={t(`links.kind.${link.kind}`)}
        note={say.filter(Boolean).join(' ')}
        aside={
          <MoreMenu
            size={28}
            label={t('links.menu', { kind: t(`links.kind.${link.kind}`) })}
            groups={[
              link.can.show
                ? [
                    { id: 'show', label: t('links.show'), run: () => links.show(link.id) },
                    ...(links.mailAvailable && user.email ? [{ id: 'mail', label: t('links.mail'), run: mail }] : []),
                    { id: 'renew', label: t('links.renew'), run: links.renew },
                  ]
                : [],
              [
                {
                  id: 'revoke',
                  label: t('links.revoke'),
                  danger: true,
                  run: () => links.revoke(link.id, () => toast(t('done.revoked'))),
                },
              ],
            ]}
          />
        }
      />
      {links.url && (
        <li className={classes.empty}>
          <CopyLink value={links.url} label={t(`links.kind.${link.kind}`)} />
        </li>
      )}
      {links.problem && (
        <li className={classes.empty}>
          <ProblemLine problem={links.problem} />
        </li>
      )}
    </>
  )
}

function NoLink({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const links = useLinks(user)
  const isBarred = user.status.key === 'suspended' || user.status.key === 'deleted' || user.status.key === 'expired'
  return (
    <div className={classes.empty}>
      <p>{t('links.none')}</p>
      {!isBarred && (
        <Button size="xs" mt={8} loading={links.busy} onClick={links.renew}>
          {t(`links.makeKind.${kindFor(user)}`)}
        </Button>
      )}
      <ProblemLine problem={links.problem} />
    </div>
  )
}
