import { IconUsers } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listMembers } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { DataTable } from '../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import type { Team } from '../team/team.ts'
import { ChangeMember } from './ChangeMember.tsx'
import { ChangePosition } from './ChangePosition.tsx'
import { MemberSelection } from './MemberSelection.tsx'
import classes from './Members.module.css'
import type { Member } from './member.ts'
import { RemoveMembers } from './RemoveMembers.tsx'
import { useMemberColumns } from './useMemberColumns.tsx'
import { useMemberMenu } from './useMemberMenu.ts'
import { useMemberSelection } from './useMemberSelection.ts'
import { usePosition } from './usePosition.ts'

const keyOf = ({ user }: Member) => user.id
const nameOf = ({ user }: Member) => user.name
const hrefOf = ({ user }: Member) => `/users/${user.id}`

/** Who belongs to the team; with all below, everybody once. */
export function MembersTab({ team, isBelow }: { team: Team; isBelow: boolean }) {
  const { t } = useTranslation('teams')
  const { query, pager } = useKeysetPages()
  const read = useCall(
    listMembers,
    { params: { team: team.id }, query: { ...query, below: isBelow ? 'true' : 'false' } },
    { keep: true },
  )
  const [changed, setChanged] = useState<Member>()
  const selection = useMemberSelection(team, read.data?.items)
  const position = usePosition(team)
  const columns = useMemberColumns(team, isBelow, { onOther: setChanged, onChoose: position.choose })
  const [leaving, setLeaving] = useState<Member>()
  const menuOf = useMemberMenu(team, { change: setChanged, takeOut: setLeaving })
  const phone = useMemo(
    () => (member: Member) => phoneRow(member, isBelow ? member.team.name : t('position.none')),
    [isBelow, t],
  )
  const isMine = team.can.members && !isBelow
  return (
    <>
      <div className={classes.table}>
        <DataTable
          label={t(`tabs.${isBelow ? 'below' : 'members'}`)}
          rows={read.data?.items}
          columns={columns}
          density="compact"
          {...{ keyOf, nameOf, hrefOf, phone, menuOf }}
          {...(isMine && { selection: selection.selection, onEdit: setChanged })}
          empty={<NoMembers team={team} />}
          problem={
            read.error && !read.data && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
          }
        />
        {isMine && <MemberSelection team={team} onChange={setChanged} {...selection} />}
      </div>
      {read.data && (
        <div className={classes.foot}>
          <Pager selects {...pager(read.data)} />
        </div>
      )}
      {leaving && <RemoveMembers team={team} members={[leaving]} onClose={() => setLeaving(undefined)} />}
      <ChangePosition team={team} position={position} />
      {changed && <ChangeMember team={team} member={changed} onClose={() => setChanged(undefined)} />}
    </>
  )
}

function phoneRow({ user, position }: Member, otherwise: string) {
  return {
    start: <Avatar id={user.id} name={user.name} photo={user.photo} size={40} isApi={user.type === 'api'} />,
    title: user.name,
    note: position || otherwise,
    end: <StatusBadge status={user.status} form="bare" />,
    endNote: null,
  }
}

function NoMembers({ team }: { team: Team }) {
  const { t } = useTranslation('teams')
  return (
    <EmptyState icon={IconUsers} title={t('members.none', { team: team.name })}>
      {t(team.can.members ? 'members.noneHelp' : 'members.noneToSee')}
    </EmptyState>
  )
}
