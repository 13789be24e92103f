import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listUserTeams } from '../../../../server/teams/contract.ts'
import { editUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { Card, CardRow, CardRows } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { MoreMenu } from '../../ui/MoreMenu.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import cards from '../page/Cards.module.css'
import { callNameOf, type UserDetail } from '../types.ts'
import classes from './Access.module.css'
import { LeaveTeam } from './LeaveTeam.tsx'
import { Bounds } from './RolesCard.tsx'
import { TeamDialog } from './TeamDialog.tsx'

export type UserTeam = ReplyOf<typeof listUserTeams>['items'][number]

/** Teams with positions; what each brings is said in its second line. */
export function TeamsCard({ user }: { user: UserDetail }) {
  const { t } = useTranslation('users')
  const { can } = useViewer()
  const [dialog, setDialog] = useState<{ team?: UserTeam }>()
  const { data } = useCall(listUserTeams, { params: { user: user.id } })
  const doings = useTeamDoings(user)
  const [leaving, setLeaving] = useState<UserTeam['team']>()
  if (!data) return null
  const isDeleted = user.status.key === 'deleted'
  return (
    <Card
      title={t('form.teams')}
      count={data.items.length}
      flush
      aside={
        can['teams.members'] &&
        !isDeleted && (
          <Button
            size="xs"
            leftSection={<IconPlus size={14} stroke={STROKE} aria-hidden="true" />}
            onClick={() => setDialog({})}
          >
            {t('access.addTeam')}
          </Button>
        )
      }
    >
      {data.items.length === 0 && <p className={cards.empty}>{t('access.noTeam', { name: callNameOf(user) })}</p>}
      <CardRows>
        {data.items.map((one) => (
          <TeamRow
            key={one.team.id}
            team={one}
            user={user}
            doings={doings}
            onChange={() => setDialog({ team: one })}
            onLeave={() => setLeaving(one.team)}
          />
        ))}
      </CardRows>
      {doings.problem && (
        <div className={cards.empty}>
          <ProblemLine problem={doings.problem} always />
        </div>
      )}
      {leaving && <LeaveTeam user={user} team={leaving} onClose={() => setLeaving(undefined)} />}
      {dialog && <TeamDialog user={user} {...dialog} held={data.items} onClose={() => setDialog(undefined)} />}
    </Card>
  )
}

interface RowProps {
  readonly team: UserTeam
  readonly user: UserDetail
  readonly doings: ReturnType<typeof useTeamDoings>
  readonly onChange: () => void
  readonly onLeave: () => void
}

function TeamRow({ team, user, doings, onChange, onLeave }: RowProps) {
  const { t } = useTranslation('users')
  const roles = team.roles.map(({ name }) => name).join(', ')
  const note = [team.position, team.isDefault && t('access.default'), roles && t('access.gives', { roles })]
  const above = team.path.map(({ name }) => name).join(' › ')
  const menu = [
    [
      ...(team.can.change ? [{ id: 'change', label: t('access.changeTeam'), run: onChange }] : []),
      ...(user.can.edit && !team.isDefault
        ? [{ id: 'default', label: t('access.makeDefault'), run: () => doings.makeDefault(team) }]
        : []),
    ],
    team.can.change ? [{ id: 'leave', label: t('access.leave'), danger: true, run: onLeave }] : [],
  ]
  return (
    <CardRow
      title={<span data-tip={above || undefined}>{team.team.name}</span>}
      note={note.filter(Boolean).join(' · ') || t('access.noPosition')}
      aside={
        <span className={classes.aside}>
          <Bounds {...team} />
          <MoreMenu size={28} label={t('access.menu', { name: team.team.name })} groups={menu} />
        </span>
      }
    />
  )
}

function useTeamDoings(user: UserDetail) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const edit = useChange(editUser, { alters: ['teams'] })
  return {
    problem: edit.error,
    makeDefault: ({ team }: UserTeam) =>
      edit.mutate(
        { params: { user: user.id }, body: { defaultTeamId: team.id }, version: user.version },
        { onSuccess: (saved) => toast(t('done.defaultTeam', { team: team.name }), undoOf(saved)) },
      ),
  }
}
