import { IconClockExclamation } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { STROKE } from '../../ui/icons.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { PersonCell, RowLink } from '../../ui/table/RowLink.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfTeam } from '../address.ts'
import type { Team } from '../team/team.ts'
import classes from './Members.module.css'
import type { Member } from './member.ts'
import { PositionMenu } from './PositionMenu.tsx'
import type { Chosen } from './usePosition.ts'

interface OnMember {
  readonly onOther: (member: Member) => void
  readonly onChoose: (chosen: Chosen) => void
}

/** Person, position, order, status, until; with below also the team. */
export function useMemberColumns(team: Team, isBelow: boolean, on: OnMember) {
  const { onOther, onChoose } = on
  const { t } = useTranslation('teams')
  return useMemo((): readonly Column<Member>[] => {
    const canChange = team.can.members && !isBelow
    const position = (member: Member) =>
      canChange ? <PositionMenu {...{ team, member, onOther, onChoose }} /> : member.position || <Dash />
    return [
      { id: 'person', label: t('columns.person'), cell: (member) => <Person {...member} /> },
      ...(isBelow ? [{ id: 'team', label: t('columns.team'), width: 190, cell: TeamLink }] : []),
      { id: 'position', label: t('columns.position'), width: isBelow ? 150 : 190, cell: position },
      ...(isBelow ? [] : [{ id: 'order', label: t('columns.order'), width: 64, quiet: true, cell: orderOf }]),
      {
        id: 'status',
        label: t('columns.status'),
        width: 132,
        cell: ({ user }) => <StatusBadge status={user.status} form="bare" />,
      },
      { id: 'until', label: t('columns.until'), width: 104, cell: (member) => <Until {...member} /> },
    ]
  }, [t, team, isBelow, onOther, onChoose])
}

const orderOf = ({ order }: Member) => order

function Dash() {
  return <span className="quiet">–</span>
}

function Person({ user }: Member) {
  return (
    <PersonCell
      avatar={<Avatar id={user.id} name={user.name} photo={user.photo} size={24} isApi={user.type === 'api'} />}
      name={<RowLink href={`/users/${user.id}`}>{user.name}</RowLink>}
    />
  )
}

function TeamLink({ team }: Member) {
  return <Anchor href={hrefOfTeam(team.id)}>{team.name}</Anchor>
}

function Until({ from, until, inForce }: Member) {
  const { t } = useTranslation('teams')
  const format = useFormat()
  const isWaiting = !inForce && from !== null
  const at = isWaiting ? from : until
  if (!at) return <Dash />
  return (
    <time dateTime={at} className={classes.until} data-tip={format.full(at)}>
      <IconClockExclamation size={14} stroke={STROKE} aria-hidden="true" />
      {isWaiting ? t('from', { day: format.shortDay(at) }) : format.shortDay(at)}
    </time>
  )
}
