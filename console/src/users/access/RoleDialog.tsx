import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { grantUserRole } from '../../../../server/roles/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { Impact } from '../../ui/impact/Impact.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { audienceOf, useRoleChoices } from '../../ui/pick/useRoleChoices.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ADMINISTRATOR, useAdministrator } from '../pick/useAdministrator.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import type { UserRole } from './RolesCard.tsx'
import { TimesPair } from './TimesPair.tsx'

interface Props {
  readonly user: UserDetail
  /** The grant whose bounds change; without it a role is given. */
  readonly role?: UserRole
  readonly held: readonly UserRole[]
  /** Where the type is chosen that stands among the roles. */
  readonly onAdministrator: () => void
  readonly onClose: () => void
}

/** Gives a role, from when until when; or changes just that. */
export function RoleDialog({ user, role, held, onAdministrator, onClose }: Props) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const grant = useChange(grantUserRole, { alters: ['users'] })
  const direct = held.filter((one) => one.via.kind === 'direct').map((one) => one.role.id)
  const administrator = useAdministrator()
  const isOffered = administrator?.can.grant && user.type === 'regular'
  const choices = [
    ...(isOffered ? [{ value: ADMINISTRATOR, label: administrator.name }] : []),
    ...useRoleChoices(audienceOf(user.type), direct),
  ]
  const name = callNameOf(user)
  const { form, submit, busy, problem } = useApiForm({
    start: { roleId: role?.role.id ?? '', from: role?.from ?? null, until: role?.until ?? null },
    check: ({ roleId }) => (roleId ? {} : { roleId: t('access.chooseRole') }),
    send: async ({ roleId, from, until }) => {
      if (roleId === ADMINISTRATOR) return onAdministrator()
      const given = await grant.mutateAsync({ params: { user: user.id, role: roleId }, body: { from, until } })
      onClose()
      toast(t('done.roleGiven', { name, role: given.role.name }), undoOf(given))
    },
  })
  const { roleId, from, until } = form.getValues()
  const isChosen = roleId !== '' && roleId !== ADMINISTRATOR && (!role || from !== role.from || until !== role.until)
  const change = { kind: 'roles' as const, people: [user.id], role: roleId, become: { from, until } }
  return (
    <Dialog
      width={440}
      title={role ? t('access.timesOf', { role: role.role.name }) : t('access.giveTitle', { name })}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t(role ? 'edit.save' : 'access.addRole')}
        </FormFoot>
      }
    >
      {!role && (
        <Select
          data-autofocus
          label={t('access.role')}
          data={choices}
          searchable
          nothingFoundMessage={<NoChoice />}
          {...form.getInputProps('roleId')}
        />
      )}
      <TimesPair
        times={{ from, until }}
        errors={form.errors}
        onChange={(field, next) => form.setFieldValue(field, next)}
      />
      <Impact change={isChosen ? change : undefined} />
      <ProblemLine problem={problem} always />
    </Dialog>
  )
}
