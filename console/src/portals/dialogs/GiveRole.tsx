import { useTranslation } from 'react-i18next'
import { givePortalRole } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { GiveRoleDialog } from '../../ui/pick/GiveRoleDialog.tsx'
import { ALTERED, type Portal } from '../portal.ts'

/** Lets the portal give a role to everybody in it. */
export function GiveRole({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const give = useChange(givePortalRole, { alters: ALTERED })
  return (
    <GiveRoleDialog
      title={t('roles.giveTitle', { portal: portal.name })}
      audience="portal"
      given={portal.roles.map(({ id }) => id)}
      changeOf={(role) => ({ kind: 'portal-role', portal: portal.id, role, give: true })}
      give={(role) => give.mutateAsync({ params: { portal: portal.id, role } })}
      done={(role) => t('roles.given', { role, portal: portal.name })}
      onClose={onClose}
    />
  )
}
