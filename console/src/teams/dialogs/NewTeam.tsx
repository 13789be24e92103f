import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createTeam, listTeams } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { newKey } from '../../ui/newKey.ts'
import { Panel, PanelSection } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import { forestOf } from '../tree/forest.ts'
import { TeamFields } from './TeamFields.tsx'
import { TeamSelect } from './TeamSelect.tsx'

interface Props {
  readonly parentId?: string
  readonly onClose: () => void
  readonly onDone: (id: string) => void
}

/** Creates a team, at the top or below another. */
export function NewTeam({ parentId = '', onClose, onDone }: Props) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const go = useGo()
  const teams = useCall(listTeams, {})
  const create = useChange(createTeam)
  const [key] = useState(newKey)
  const start = { name: '', kind: '', description: '', positions: [] as string[], parentId }
  const { form, submit, busy, problem, isDirty } = useApiForm({
    start,
    check: ({ name }) => (name.trim() ? {} : { name: t('fields.nameNeeded') }),
    send: async (values) => {
      const body = { ...values, parentId: values.parentId || null }
      const team = await create.mutateAsync({ body, idempotencyKey: key })
      toast(
        t('new.done', { name: team.name }),
        undoOf(team, () => go('/teams', true)),
      )
      onDone(team.id)
    },
  })
  return (
    <Panel
      title={t('new.title')}
      onClose={onClose}
      onSubmit={submit}
      isDirty={isDirty}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('new.do')}
        </FormFoot>
      }
    >
      <PanelSection>
        <TeamFields form={form} />
        <TeamSelect
          label={t('fields.parent')}
          forest={forestOf(teams.data?.items ?? [])}
          none={t('fields.top')}
          value={form.values.parentId}
          onChange={(id) => form.setFieldValue('parentId', id)}
          error={form.errors.parentId}
        />
        <ProblemLine problem={problem} />
      </PanelSection>
    </Panel>
  )
}
