import { useTranslation } from 'react-i18next'
import { unlockUsers } from '../../../../server/users/locks/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'

interface Props {
  readonly count: number | null | undefined
  readonly onClose: () => void
}

/** Lets everybody in again whom failures have locked, such as after an attack on many names. */
export default function UnlockAllDialog({ count, onClose }: Props) {
  const { t } = useTranslation('users')
  const { mutate, isPending, error } = useChange(unlockUsers, {
    done: ({ unlocked, left }) => {
      toast(
        [t('done.unlockedAll', { count: unlocked }), left > 0 && t('done.leftLocked', { count: left })]
          .filter(Boolean)
          .join(' '),
      )
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('unlockAll.title')}
      verb={t('action.unlockAll')}
      figures={typeof count === 'number' ? [{ value: count, label: t('unlockAll.locked', { count }) }] : []}
      busy={isPending}
      problem={error}
      onConfirm={() => mutate({})}
      onClose={onClose}
    >
      {t('unlockAll.help')}
    </ConfirmDialog>
  )
}
