import { Button } from '@mantine/core'
import { IconClockExclamation, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listUserRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import type { ActionGroups } from '../../ui/action.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { TypeDialog } from '../dialogs/TypeDialog.tsx'
import cards from '../page/Cards.module.css'
import { callNameOf, type UserDetail } from '../types.ts'
import classes from './Access.module.css'
import { AdministratorAsRole } from './AdministratorAsRole.tsx'
import { RoleDialog } from './RoleDialog.tsx'
import { TakeRole } from './TakeRole.tsx'

export type UserRole = ReplyOf<typeof listUserRoles>['items'][number]

/** Roles: direct ones can be changed here, the others say where they come from. */
export function RolesCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const [taking, setTaking] = useState<UserRole['role']>()
  const [dialog, setDialog] = useState<{ role?: UserRole }>()
  const [isTyping, setTyping] = useState(false)
  const { data } = useCall(listUserRoles, { params: { user: user.id } })
  if (!data) return null
  const name = callNameOf(user)
  const mayAdd = data.can.grant && user.type !== 'admin' && user.status.key !== 'deleted'
  return (
    <Card
      title={t('column.roles')}
      flush
      aside={
        mayAdd && (
          <Button
            size="xs"
            leftSection={<IconPlus size={14} stroke={STROKE} aria-hidden="true" />}
            onClick={() => setDialog({})}
          >
            {t('access.addRole')}
          </Button>
        )
      }
    >
      {user.type === 'admin' && <AdministratorAsRole user={user} onChange={() => setTyping(true)} />}
      {user.type !== 'admin' && data.items.length === 0 && (
        <p className={cards.empty}>{t('access.noRole', { name })}</p>
      )}
      <CardRows>
        {data.items.map((one) => (
          <RoleRow
            key={`${one.role.id} ${one.via.team?.id ?? one.via.portal?.id ?? one.via.kind}`}
            role={one}
            menu={
              one.can.change
                ? [
                    [{ id: 'times', label: t('access.times'), run: () => setDialog({ role: one }) }],
                    [{ id: 'take', label: t('access.take'), danger: true, run: () => setTaking(one.role) }],
                  ]
                : []
            }
          />
        ))}
      </CardRows>
      {taking && <TakeRole user={user} role={taking} onClose={() => setTaking(undefined)} />}
      {dialog && (
        <RoleDialog
          user={user}
          {...dialog}
          held={data.items}
          onAdministrator={() => {
            setDialog(undefined)
            setTyping(true)
          }}
          onClose={() => setDialog(undefined)}
        />
      )}
      {isTyping && <TypeDialog user={user} onClose={() => setTyping(false)} />}
    </Card>
  )
}

function RoleRow({ role: { role, via, ...bounds }, menu }: { role: UserRole; menu: ActionGroups }) {
  const { t } = useTranslation('users')
  const from = {
    direct: bounds.addedBy ? t('access.addedBy', { name: bounds.addedBy }) : t('access.added'),
    team: t('access.byTeam', { team: via.team?.name ?? '…' }),
    portal: t('access.byPortal', { portal: via.portal?.name ?? '…' }),
    baseline: t('access.baseline'),
  }[via.kind]
  return (
    <CardRow
      title={
        <span className={classes.title}>
          {role.name} <Tag>{t(`access.via.${via.kind}`)}</Tag>
        </span>
      }
      note={[from, role.inactive && t('access.inactive')].filter(Boolean).join(' · ')}
      aside={
        <span className={classes.aside}>
          <Bounds {...bounds} />
          <MoreMenu size={28} label={t('access.menu', { name: role.name })} groups={menu} />
        </span>
      }
    />
  )
}

interface BoundsProps {
  readonly from: string | null
  readonly until: string | null
  readonly inForce: boolean
}

/** From when, until when; warned of where it ends or has not begun. */
export function Bounds({ from, until, inForce }: BoundsProps) {
  const { t } = useTranslation('users')
  const format = useFormat()
  if (!from && !until) return null
  const word = inForce ? (until ? 'ends' : undefined) : from && !until ? 'begins' : until ? 'ended' : undefined
  const at = word === 'begins' ? from : until
  if (!word || !at) return null
  return (
    <span className={classes.ends} data-tip={format.full(at)}>
      <IconClockExclamation size={14} stroke={STROKE} aria-hidden="true" />
      {t(`access.${word}`, { day: format.shortDay(at) })}
    </span>
  )
}
