import { useTranslation } from 'react-i18next'
import { takePortalRole } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { ALTERED, type Portal } from '../portal.ts'

interface Props {
  readonly portal: Portal
  readonly role: Portal['roles'][number]
  readonly onClose: () => void
}

/** The portal gives a role no more; says first who loses what. */
export function TakeRole({ portal, role: { id, name }, onClose }: Props) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const take = useChange(takePortalRole, { alters: ALTERED })
  const words = { role: name, portal: portal.name }
  const confirm = () =>
    take.mutate(
      { params: { portal: portal.id, role: id } },
      {
        onSuccess: (_, change) => {
          toast(t('roles.taken', words), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('roles.takeTitle', words)}
      verb={t('roles.takeDo')}
      change={{ kind: 'portal-role', portal: portal.id, role: id, give: false }}
      busy={take.isPending}
      problem={take.error}
      onConfirm={confirm}
      onClose={onClose}
    />
  )
}
