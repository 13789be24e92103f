import { useTranslation } from 'react-i18next'
import { purgeUser } from '../../../../server/users/purge/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useGo } from '../../ui/useGo.ts'
import { lastList } from '../list/lastList.ts'
import { callNameOf, hrefOfUser, type UserDetail } from '../types.ts'

interface Props {
  readonly user: UserDetail
  readonly onClose: () => void
}

const DELETED = '/users?status=deleted'

/** The one thing that nothing brings back: what goes, what stays, and the name to be typed. */
export function PurgeDialog({ user, onClose }: Props) {
  const { t } = useTranslation('users')
  const go = useGo()
  const purge = useChange(purgeUser, { alters: ['links', 'teams', 'roles', 'audit', 'outbox', 'imports'] })
  const name = callNameOf(user)
  const confirm = () =>
    purge.mutate(
      { params: { user: user.id } },
      {
        onSuccess: () => {
          onClose()
          toast(t('done.purged', { name: user.name }))
          if (window.location.pathname.startsWith(hrefOfUser(user))) go(lastList()?.href ?? DELETED, true)
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('purge.title', { name: user.name })}
      verb={t('purge.verb', { name })}
      danger
      typed={user.name}
      note={t('delete.final')}
      busy={purge.isPending}
      problem={purge.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('purge.goes', { name })}</p>
      <p className="quiet">{t('purge.stays')}</p>
    </ConfirmDialog>
  )
}
