import { TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AlreadyHeld, grantUserRole } from '../../../../server/roles/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { Pair } from '../../ui/Panel.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { type Adding, addEach } from '../../ui/pick/addEach.ts'
import { PeoplePicker } from '../../ui/pick/PeoplePicker.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { fromWallClock } from '../../ui/zone.ts'
import { ALTERED, type Role } from '../role.ts'

/** Gives the role to people found by typing. */
export function AddHolders({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useTranslation('roles')
  const undoOf = useUndo()
  const made = useRef<object[]>([])
  const start: { people: string[]; from: string; until: string } = { people: [], from: '', until: '' }
  const { form, submit, busy, problem } = useApiForm({
    start,
    check: ({ people }) => (people.length > 0 ? {} : { people: t('holders.nobody') }),
    send: async ({ people, from, until }) => {
      const bounds = { from: momentOf(from), until: momentOf(until) }
      const left = (rest: string[]) => form.setFieldValue('people', rest)
      const given = await giveAll(role.id, people, bounds, { added: made.current, left })
      const count = given.length
      toast(count > 0 ? t('holders.added', { count, role: role.name }) : t('ui:pick.allIn'), undoOf(given))
      onClose()
    },
  })
  const { people, ...times } = form.values
  const count = people.length
  const become = { from: momentOf(times.from), until: momentOf(times.until) }
  // By a team alone they would lose it with the team: it can be given to them all the same.
  const standingBy = (held: { readonly direct: boolean } | undefined) =>
    held && { words: t(held.direct ? 'holders.hasIt' : 'holders.hasItByTeam'), isIn: held.direct }
  return (
    <Dialog
      title={t('holders.addTo', { role: role.name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {count > 0 ? t('holders.addCount', { count }) : t('holders.add')}
        </FormFoot>
      }
    >
      <PeoplePicker
        types={role.audience === 'portal' ? ['portal'] : ['admin', 'regular', 'api']}
        label={t('holders.people')}
        placeholder={t('holders.search')}
        value={form.values.people}
        onChange={(people) => form.setFieldValue('people', people)}
        standingOf={({ roles }) => standingBy(roles.find(({ id }) => id === role.id))}
        error={form.errors.people}
      />
      <Pair>
        <TextInput type="date" label={t('columns.from')} {...form.getInputProps('from')} />
        <TextInput type="date" label={t('columns.until')} {...form.getInputProps('until')} />
      </Pair>
      <Impact change={count > 0 ? { kind: 'roles', people, role: role.id, become } : undefined} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

const momentOf = (day: string) => fromWallClock(day) ?? null

interface Bounds {
  readonly from: string | null
  readonly until: string | null
}

async function giveAll(role: string, people: readonly string[], body: Bounds, adding: Adding) {
  const add = (user: string) => call(grantUserRole, { params: { user, role }, body })
  try {
    return await addEach(people, { add, inAlready: AlreadyHeld.code, ...adding })
  } finally {
    void refresh('roles', ...ALTERED)
  }
}
