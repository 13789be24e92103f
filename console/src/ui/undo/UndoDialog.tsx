import { Button } from '@mantine/core'
import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { applyUndo, planUndo } from '../../../../server/undo/contract.ts'
import { cache } from '../../api/cache.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog, FootNote } from '../Dialog.tsx'
import { ProblemLine } from '../ProblemLine.tsx'
import { toast } from '../toast/store.ts'
import { useUndo } from '../toast/useUndo.ts'
import { UndoPlan } from './UndoPlan.tsx'
import type { Differing, Undoable, Undoing } from './undoing.ts'

interface Props {
  readonly item: Undoable
  /** How the page tells before and after. */
  readonly changes: ComponentType<{ item: Differing }>
  readonly onClose: () => void
}

/** What undoing an event would do, what stands against it, what never comes back; then what became of it. */
export default function UndoDialog({ item, changes, onClose }: Props) {
  const { t } = useTranslation('undo')
  const undoOf = useUndo()
  const [result, setResult] = useState<Undoing>()
  // An import touches many in one change: from the page of one, only what it did to this one is undone.
  const about = item.also.import === undefined ? undefined : item.entity.id
  const params = { change: item.changeId }
  const plan = useCall(planUndo, { params, query: about ? { about } : {} }, { when: !result })
  const apply = useChange(applyUndo, {
    done: (undoing) => {
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'undo' })
      if (undoing.items.some(isLeft)) return setResult(undoing)
      onClose()
      toast(t('ui:undone.whole'), undoOf(undoing))
    },
  })
  const shown = result ?? plan.data
  const possible = plan.data?.items.filter(({ outcome }) => outcome === 'possible').length ?? 0
  const confirm = () =>
    apply.mutate({
      params,
      body: { ...(about ? { about } : {}), confirmed: (plan.data?.consequences.length ?? 0) > 0 },
    })
  return (
    <Dialog
      title={t(titleOf(plan.data, result))}
      onClose={onClose}
      foot={
        <>
          <FootNote>{possible > 0 && !result && t('again')}</FootNote>
          <Button onClick={onClose} data-autofocus>
            {possible > 0 && !result ? t('ui:cancel') : t('ui:close')}
          </Button>
          {possible > 0 && !result && (
            <Button variant="filled" loading={apply.isPending} onClick={confirm}>
              {t('verb', { count: possible })}
            </Button>
          )}
        </>
      }
    >
      {shown && <UndoPlan undoing={shown} changes={changes} />}
      {!shown && !plan.error && <p className="quiet">{t('looking')}</p>}
      <ProblemLine problem={apply.error ?? plan.error} />
    </Dialog>
  )
}

const titleOf = (plan?: Undoing, result?: Undoing) => {
  if (result) return 'result'
  return plan && !plan.items.some(({ outcome }) => outcome === 'possible') ? 'nothing' : 'title'
}

const isLeft = ({ outcome }: Undoing['items'][number]) => outcome === 'conflict' || outcome === 'refused'
