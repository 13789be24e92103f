import { useTranslation } from 'react-i18next'
import { GivenRoles } from '../../ui/pick/GivenRoles.tsx'
import { TabBody } from '../../ui/TabPage.tsx'
import { GiveRole } from '../dialogs/GiveRole.tsx'
import { TakeRole } from '../dialogs/TakeRole.tsx'
import type { Portal } from '../portal.ts'

/** Roles that everybody in the portal has by it. */
export function RolesTab({ portal }: { portal: Portal }) {
  const { t } = useTranslation('portals')
  return (
    <TabBody>
      <GivenRoles
        title={t('tabs.roles')}
        roles={portal.roles}
        help={t(portal.roles.length > 0 ? 'roles.help' : 'roles.none')}
        mayGive={portal.can.edit}
        takeLabel={({ name }) => t('roles.take', { role: name })}
        giving={(close) => <GiveRole portal={portal} onClose={close} />}
        taking={(role, close) => <TakeRole portal={portal} role={role} onClose={close} />}
      />
    </TabBody>
  )
}
