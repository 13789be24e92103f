import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { listRoles } from '../../../../server/roles/contract.ts'
import { giveTeamRole } from '../../../../server/teams/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { Team } from '../team/team.ts'

/** Lets the team give a role, to everybody in it or to one position. */
export function GiveRole({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation('teams')
  const undoOf = useUndo()
  const roles = useRoles()
  const give = useChange(giveTeamRole, { alters: ['roles', 'users'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { role: '', position: '' },
    check: ({ role }) => (role ? {} : { role: t('roles.choose') }),
    send: async ({ role, position }) => {
      const given = await give.mutateAsync({ params: { team: team.id, role }, query: { position } })
      const name = roles.find(({ value }) => value === role)?.label
      toast(t('roles.given', { role: name, team: team.name }), undoOf(given))
      onClose()
    },
  })
  const { role, position } = form.values
  const positions = [
    { value: '', label: t('roles.everybody') },
    ...team.positions.map(({ name }) => ({ value: name, label: name })),
  ]
  return (
    <Dialog
      title={t('roles.giveTitle', { team: team.name })}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          <Button onClick={onClose}>{t('ui:cancel')}</Button>
          <Button type="submit" variant="filled" loading={busy}>
            {t('roles.give')}
          </Button>
        </>
      }
    >
      <Select data-autofocus searchable label={t('roles.role')} data={roles} {...form.getInputProps('role')} />
      <Select label={t('roles.to')} data={positions} allowDeselect={false} {...form.getInputProps('position')} />
      <Impact change={role ? { kind: 'team-role', team: team.id, role, position, give: true } : undefined} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

/** Only roles that the viewer may give. */
function useRoles() {
  const read = useCall(listRoles, {})
  return (read.data?.items ?? [])
    .filter((role) => role.can.grant && !role.inactive && role.audience === 'internal')
    .map(({ id, name }) => ({ value: id, label: name }))
}
