import { useTranslation } from 'react-i18next'
import { planRemoval, removeModule } from '../../../../server/modules/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import classes from '../Modules.module.css'
import { ALTERED, type Module } from '../module.ts'
import { PlanView } from '../plan/PlanView.tsx'

/** Says who loses what, then takes the module out of effect. */
export function RemoveModule({ module, onClose }: { module: Module; onClose: () => void }) {
  const { t } = useTranslation('modules')
  const undoOf = useUndo()
  const plan = useCall(planRemoval, { params: { key: module.key } })
  const remove = useChange(removeModule, { alters: ALTERED })
  const confirm = () => {
    const change = { params: { key: module.key }, version: module.version }
    remove.mutate(change, {
      onSuccess: (_, sent) => {
        toast(t('remove.done', { name: module.name }), undoOf(sent))
        onClose()
      },
    })
  }
  return (
    <ConfirmDialog
      danger
      title={t('remove.title', { name: module.name })}
      verb={t('remove.do')}
      note={<UndoNote />}
      busy={remove.isPending || !plan.data}
      problem={remove.error ?? plan.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className={classes.form}>
        <p className="quiet">{t('remove.help')}</p>
        {plan.data && <PlanView plan={plan.data} />}
      </div>
    </ConfirmDialog>
  )
}
