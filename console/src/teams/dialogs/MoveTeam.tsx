import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { moveTeam, TeamCycle } from '../../../../server/teams/contract.ts'
import { isProblem } from '../../api/problem.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'
import { type Forest, withBelow } from '../tree/forest.ts'
import { TeamSelect } from './TeamSelect.tsx'

interface Props {
  readonly team: Team
  readonly forest: Forest
  readonly onClose: () => void
}

/** Moves a team, with all below it, to another place of the tree. */
export function MoveTeam({ team, forest, onClose }: Props) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const move = useChange(moveTeam, { alters: ['users', 'roles'] })
  const own = withBelow(forest, team.id)
  const { form, submit, busy, problem } = useApiForm({
    start: { parentId: team.parentId ?? '' },
    send: async ({ parentId }) => {
      const params = { team: team.id }
      const moved = await move.mutateAsync({ params, body: { parentId: parentId || null }, version: team.version })
      toast(t('move.done', { name: team.name, to: moved.path.at(-1)?.name ?? t('fields.top') }), undoOf(moved))
      onClose()
    },
  })
  const parentId = form.values.parentId || null
  const isElsewhere = parentId !== team.parentId
  return (
    <Dialog
      title={t('move.title', { name: team.name })}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          {own.size > 1 && <FootNote>{t('move.with', { count: own.size - 1 })}</FootNote>}
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('move.verb')}
          </Button>
        </>
      }
    >
      <TeamSelect
        label={t('move.to')}
        description={own.size > 1 ? t('move.help') : undefined}
        forest={forest}
        without={own}
        none={t('fields.top')}
        value={form.values.parentId}
        onChange={(id) => form.setFieldValue('parentId', id)}
        error={form.errors.parentId}
      />
      <Impact change={isElsewhere ? { kind: 'team-parent', team: team.id, parentId } : undefined} />
      {isProblem(problem, TeamCycle.code) ? <p role="alert">{t('move.cycle')}</p> : <ProblemLine problem={problem} />}
    </Dialog>
  )
}
