import { Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deletePortal, listPortals } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useGo } from '../../ui/useGo.ts'
import { ALTERED, type Portal } from '../portal.ts'

const LOSE = 'lose'

/** Deletes a portal; asks what becomes of its people. */
export function DeletePortal({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const undoOf = useUndo()
  const go = useGo()
  const [where, setWhere] = useState('')
  const others = useCall(listPortals, {}).data?.items.filter(({ id }) => id !== portal.id) ?? []
  const remove = useChange(deletePortal, { alters: ALTERED })
  const moving = where && where !== LOSE ? { movePeopleTo: where } : {}
  const query = where === LOSE ? { peopleLoseIt: 'true' as const } : moving
  const confirm = () =>
    remove.mutate(
      { params: { portal: portal.id }, query, version: portal.version },
      {
        onSuccess: (_, change) => {
          toast(t('delete.done', { name: portal.name }), undoOf(change))
          onClose()
          go('/portals', true)
        },
      },
    )
  return (
    <ConfirmDialog
      danger
      title={t('delete.title', { name: portal.name })}
      verb={t('delete.do')}
      note={<UndoNote />}
      figures={[
        { value: portal.people, label: t('figure.people', { count: portal.people }), danger: portal.people > 0 },
        {
          value: portal.signedIn,
          label: t('figure.signedIn', { count: portal.signedIn }),
          danger: portal.signedIn > 0,
        },
      ]}
      busy={remove.isPending}
      problem={remove.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p className="quiet">{t('delete.help')}</p>
      {portal.people > 0 && (
        <Select
          label={t('delete.where')}
          placeholder={t('delete.choose')}
          data={[
            ...others.map(({ id, name }) => ({ value: id, label: name })),
            { value: LOSE, label: t('delete.lose') },
          ]}
          value={where || null}
          onChange={(next) => setWhere(next ?? '')}
        />
      )}
      {portal.people > 0 && (
        <Impact change={where ? { kind: 'portal-deleted', portal: portal.id, ...moving } : undefined} />
      )}
    </ConfirmDialog>
  )
}
