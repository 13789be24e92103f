import { Autocomplete } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AlreadyMember, addTeamMember } from '../../../../server/teams/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { type Adding, addEach } from '../../ui/pick/addEach.ts'
import { PeoplePicker } from '../../ui/pick/PeoplePicker.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'
import { ALTERED } from './member.ts'

/** Puts people into the team, found by typing. */
export function AddMembers({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const made = useRef<object[]>([])
  const start: { people: string[]; position: string } = { people: [], position: '' }
  const { form, submit, busy, problem } = useApiForm({
    start,
    check: ({ people }) => (people.length > 0 ? {} : { people: t('members.nobody') }),
    send: async ({ people, position }) => {
      const left = (rest: string[]) => form.setFieldValue('people', rest)
      const added = await addAll(team.id, people, position, { added: made.current, left })
      const count = added.length
      toast(count > 0 ? t('members.added', { count, team: team.name }) : t('ui:pick.allIn'), undoOf(added))
      onClose()
    },
  })
  const { people, position } = form.values
  const count = people.length
  return (
    <Dialog
      title={t('members.addTo', { team: team.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {count > 0 ? t('members.addCount', { count }) : t('members.add')}
        </FormFoot>
      }
    >
      <PeoplePicker
        label={t('members.people')}
        placeholder={t('members.search')}
        value={form.values.people}
        onChange={(people) => form.setFieldValue('people', people)}
        standingOf={({ teams }) => teams.some(({ id }) => id === team.id) && { words: t('members.isIn'), isIn: true }}
        error={form.errors.people}
      />
      <Autocomplete
        openOnFocus={false}
        label={t('columns.position')}
        description={t('members.positionHelp')}
        data={team.positions.map(({ name }) => name)}
        maxLength={100}
        {...form.getInputProps('position')}
      />
      <Impact change={count > 0 ? { kind: 'members', team: team.id, people, become: { position } } : undefined} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

async function addAll(team: string, people: readonly string[], position: string, adding: Adding) {
  const add = (user: string) => call(addTeamMember, { params: { team, user }, body: { position } })
  try {
    return await addEach(people, { add, inAlready: AlreadyMember.code, ...adding })
  } finally {
    void refresh('teams', ...ALTERED)
  }
}
