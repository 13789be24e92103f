import { useTranslation } from 'react-i18next'
import { removePortalPerson } from '../../../../server/portals/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmChange } from '../impact/ConfirmChange.tsx'
import { toast } from '../toast/store.ts'
import { useUndo } from '../toast/useUndo.ts'

interface Named {
  readonly id: string
  readonly name: string
}

interface Props {
  readonly portal: Named
  readonly user: Named
  readonly onClose: () => void
}

/** Takes somebody out of a portal, where they are signed out at once; says first what they lose. Undo lets them in again. */
export function TakeOut({ portal, user, onClose }: Props) {
  const { t } = useTranslation('ui')
  const undoOf = useUndo()
  const remove = useChange(removePortalPerson, { alters: ['portals', 'users', 'roles', 'access'] })
  const words = { name: user.name, portal: portal.name }
  const confirm = () =>
    remove.mutate(
      { params: { portal: portal.id, user: user.id } },
      {
        onSuccess: (_, change) => {
          toast(t('portal.out', words), undoOf(change))
          onClose()
        },
      },
    )
  return (
    <ConfirmChange
      title={t('portal.takeOutTitle', words)}
      verb={t('portal.takeOut')}
      change={{ kind: 'portal-people', portals: [portal.id], people: [user.id], in: false }}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('portal.takeOutHelp')}</p>
    </ConfirmChange>
  )
}
