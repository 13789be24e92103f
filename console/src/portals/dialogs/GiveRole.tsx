import { Button, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { givePortalRole } from '../../../../server/portals/contract.ts'
import { listRoles } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Portal } from '../portal.ts'

/** Lets the portal give a role to everybody in it. */
export function GiveRole({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const roles = useRoles(portal)
  const give = useChange(givePortalRole, { alters: ALTERED })
  const { form, submit, busy, problem } = useApiForm({
    start: { role: '' },
    check: ({ role }) => (role ? {} : { role: t('roles.choose') }),
    send: async ({ role }) => {
      const given = await give.mutateAsync({ params: { portal: portal.id, role } })
      const name = roles.find(({ value }) => value === role)?.label
      toast(t('roles.given', { role: name, portal: portal.name }), undoOf(given))
      onClose()
    },
  })
  return (
    <Dialog
      title={t('roles.giveTitle', { portal: portal.name })}
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
      <Select
        data-autofocus
        searchable
        label={t('roles.role')}
        description={t('roles.roleHelp')}
        data={roles}
        placeholder={t('roles.choose')}
        nothingFoundMessage={t('roles.noneToGive')}
        {...form.getInputProps('role')}
      />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

/** Only roles for people outside that the viewer may give and the portal does not yet. */
function useRoles({ roles }: Portal) {
  const read = useCall(listRoles, {})
  const given = new Set(roles.map(({ id }) => id))
  return (read.data?.items ?? [])
    .filter((role) => role.can.grant && !role.inactive && role.audience === 'portal' && !given.has(role.id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
