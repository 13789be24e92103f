import { Button } from '@mantine/core'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { installModule, planModule } from '../../../../server/modules/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import classes from '../Modules.module.css'
import { ALTERED, type Module, type Plan } from '../module.ts'
import { PlanView } from '../plan/PlanView.tsx'
import { ManifestField } from './ManifestField.tsx'

interface Props {
  /** The module to be upgraded or brought back; without one any manifest will do. */
  readonly module?: Module
  readonly onClose: () => void
  readonly onDone: (key: string) => void
}

/** From a manifest to its mistakes, by their lines; then to what it changes and for whom; then it is done. */
export function InstallDialog({ module, onClose, onDone }: Props) {
  const { t } = useTranslation('modules')
  const undoOf = useUndo()
  const [text, setText] = useState(module?.text ?? '')
  const [plan, setPlan] = useState<Plan>()
  const check = useChange(planModule, { done: setPlan })
  const install = useChange(installModule, {
    alters: ALTERED,
    done: (done) => {
      toast(t('install.done', { name: done.name }), undoOf(done))
      onClose()
      onDone(done.key)
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (plan) install.mutate({ params: { key: plan.key }, body: { manifest: text }, version: plan.version })
    else check.mutate({ body: { manifest: text } })
  }
  const write = (next: string) => {
    setText(next)
    check.reset()
  }
  const title = module ? t('upgrade.title', { name: module.name }) : t('install.title')
  const isIdle = plan?.outcome === 'unchanged' || (plan?.obstacles.length ?? 0) > 0
  return (
    <Dialog
      title={plan ? t(`plan.title.${plan.outcome}`, { name: plan.name }) : title}
      width={640}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <>
          {plan && !isIdle && <UndoNote />}
          <Button onClick={plan ? () => setPlan(undefined) : onClose}>{plan ? t('plan.back') : t('ui:cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={check.isPending || install.isPending}
            disabled={text.trim() === '' || isIdle}
          >
            {plan ? t(`plan.do.${plan.outcome}`) : t('install.check')}
          </Button>
        </>
      }
    >
      <div className={classes.form}>
        {plan ? <PlanView plan={plan} /> : <ManifestField text={text} onChange={write} problem={check.error} />}
        <ProblemLine problem={install.error} always />
      </div>
    </Dialog>
  )
}
