import { Autocomplete, NumberInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeTeamMember } from '../../../../server/teams/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { Pair } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'
import { dayOf, momentOf } from './bounds.ts'
import { ALTERED, type Member } from './member.ts'

interface Props {
  readonly team: Team
  readonly member: Member
  readonly onClose: () => void
}

/** Position, order, and from when until when somebody belongs to the team. */
export function ChangeMember({ team, member, onClose }: Props) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const change = useChange(changeTeamMember, { alters: ALTERED })
  const { form, submit, busy, problem } = useApiForm({
    start: { position: member.position, order: member.order, from: dayOf(member.from), until: dayOf(member.until) },
    send: async ({ position, order, from, until }) => {
      const body = {
        position,
        order: Number(order),
        from: momentOf(from, member.from),
        until: momentOf(until, member.until),
      }
      const changed = await change.mutateAsync({ params: { team: team.id, user: member.user.id }, body })
      toast(t('member.changed', { name: member.user.name }), undoOf(changed))
      onClose()
    },
  })
  const { position, from, until } = form.values
  const bounds = { from: momentOf(from, member.from), until: momentOf(until, member.until) }
  const isSame = position === member.position && bounds.from === member.from && bounds.until === member.until
  const become = { position, ...bounds }
  const people = [member.user.id]
  return (
    <Dialog
      title={t('member.title', { name: member.user.name, team: team.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('save')}
        </FormFoot>
      }
    >
      <Pair>
        <Autocomplete
          data-autofocus
          openOnFocus={false}
          label={t('columns.position')}
          data={team.positions.map(({ name }) => name)}
          maxLength={100}
          {...form.getInputProps('position')}
        />
        <NumberInput
          label={t('columns.order')}
          min={0}
          max={1_000_000}
          allowDecimal={false}
          {...form.getInputProps('order')}
        />
      </Pair>
      <Pair>
        <TextInput type="date" label={t('columns.from')} {...form.getInputProps('from')} />
        <TextInput type="date" label={t('columns.until')} {...form.getInputProps('until')} />
      </Pair>
      <p className="second">{t('member.boundsHelp')}</p>
      <Impact change={isSame ? undefined : { kind: 'members', team: team.id, people, become }} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}
