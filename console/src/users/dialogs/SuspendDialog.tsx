import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listLinks } from '../../../../server/links/contract.ts'
import { suspendUser } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { callNameOf, type UserDetail } from '../types.ts'
import { toInstant } from './moments.ts'

/** Bars somebody from every way in: what ends in numbers, a reason, and an end if there is one. */
export function SuspendDialog({ user, onClose }: { user: UserDetail; onClose: () => void }) {
  const { t } = useTranslation('users')
  const undoOf = useUndo()
  const [until, setUntil] = useState('')
  const links = useCall(listLinks, { params: { user: user.id } }, { when: user.can.links })
  const suspend = useChange(suspendUser, { alters: ['sessions', 'links'] })
  const name = callNameOf(user)
  const confirm = (reason: string) =>
    suspend.mutate(
      { params: { user: user.id }, body: { reason, until: toInstant(until) } },
      {
        onSuccess: (suspended) => {
          onClose()
          toast(t('done.suspended', { name, count: user.openSessions }), undoOf(suspended))
        },
      },
    )
  return (
    <ConfirmDialog
      title={t('suspend.title', { name: user.name })}
      verb={t('suspend.verb', { name })}
      danger
      figures={[
        { value: user.openSessions, label: t('suspend.sessions', { count: user.openSessions }), danger: true },
        { value: links.data?.items.length ?? 0, label: t('suspend.links', { count: links.data?.items.length ?? 0 }) },
      ]}
      reason={{ label: t('suspend.reason') }}
      note={<UndoNote />}
      busy={suspend.isPending}
      problem={suspend.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('suspend.help', { name })}</p>
      <TextInput
        type="datetime-local"
        label={t('suspend.until')}
        description={t('suspend.untilHelp')}
        value={until}
        error={suspend.error?.fields.find(({ path }) => path === 'until')?.message}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
    </ConfirmDialog>
  )
}
