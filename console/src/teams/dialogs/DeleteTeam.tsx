import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteTeam } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import { hrefOfTeam } from '../address.ts'
import type { Team } from '../team/team.ts'
import type { Forest } from '../tree/forest.ts'
import { TeamSelect } from './TeamSelect.tsx'

interface Props {
  readonly team: Team
  readonly forest: Forest
  readonly onClose: () => void
}

/** Deletes a team; says in numbers what goes, and asks where its members go. */
export function DeleteTeam({ team, forest, onClose }: Props) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const go = useGo()
  const [target, setTarget] = useState('')
  const remove = useChange(deleteTeam, { alters: ['users', 'roles'] })
  const confirm = () =>
    remove.mutate(
      { params: { team: team.id }, query: target ? { moveMembersTo: target } : {}, version: team.version },
      {
        onSuccess: (_, change) => {
          toast(t('delete.done', { name: team.name }), undoOf(change))
          go(team.parentId ? hrefOfTeam(team.parentId) : '/teams', true)
        },
      },
    )
  return (
    <ConfirmDialog
      danger
      title={t('delete.title', { name: team.name })}
      verb={t('delete.do')}
      note={<UndoNote />}
      figures={[
        { value: team.memberCount, label: t('delete.members', { count: team.memberCount }) },
        { value: team.roles.length, label: t('delete.roles', { count: team.roles.length }) },
      ]}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('delete.help')}</p>
      {team.memberCount > 0 && (
        <TeamSelect
          label={t('delete.where')}
          description={t('delete.whereHelp')}
          forest={forest}
          without={new Set([team.id])}
          none={t('delete.nowhere')}
          value={target}
          onChange={setTarget}
          error={remove.error?.fields.find(({ path }) => path === 'moveMembersTo')?.message}
        />
      )}
      <Impact change={{ kind: 'team-deleted', team: team.id, ...(target ? { moveMembersTo: target } : {}) }} />
    </ConfirmDialog>
  )
}
