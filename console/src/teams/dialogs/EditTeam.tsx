import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { editTeam, getTeam } from '../../../../server/teams/contract.ts'
import { call } from '../../api/call.ts'
import { useChange } from '../../api/useChange.ts'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'
import { TeamFields } from './TeamFields.tsx'

const readOf = ({ name, kind, description, positions, version }: Team) => ({
  values: { name, kind, description, positions: positions.filter((one) => one.declared).map((one) => one.name) },
  version,
})

/** Changes what is known of a team; what somebody else changed meanwhile is kept or asked. */
export function EditTeam({ team: given, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  // What others save meanwhile must not slip below what is typed.
  const [team] = useState(given)
  const edit = useChange(editTeam, { alters: ['users'] })
  const params = { team: team.id }
  const start = readOf(team)
  const merge = useMergedSave({
    start,
    readAgain: async () => readOf(await call(getTeam, { params })),
    send: (body, version) => edit.mutateAsync({ params, body, version }),
  })
  const finish = (saved: Team | undefined) => {
    if (!saved) return
    toast(t('edit.done', { name: form.values.name }), undoOf(saved))
    onClose()
  }
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start: start.values,
    check: ({ name }) => (name.trim() ? {} : { name: t('fields.nameNeeded') }),
    send: async (values) => finish(await merge.save(values)),
  })
  const foot = (
    <FormFoot busy={busy} onCancel={onClose}>
      {t('save')}
    </FormFoot>
  )
  const { clash } = merge
  return (
    <Panel
      title={t('edit.title', { name: team.name })}
      onClose={onClose}
      isDirty={isDirty}
      onSubmit={submit}
      foot={clash ? null : foot}
    >
      <PanelSection>
        {clash ? (
          <MergeChoice
            clash={clash}
            labelOf={(field) => t(`fields.${field}`)}
            show={(value) => (Array.isArray(value) ? value.join(', ') : String(value)) || '–'}
            onSave={(given) => void merge.settle(clash, given).then(finish)}
            onDiscard={onClose}
          />
        ) : (
          <TeamFields form={form} />
        )}
        <ProblemLine problem={problem} />
      </PanelSection>
    </Panel>
  )
}
