import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { planImportUndo, showImportUndo } from '../../../../server/undo/imports/contract.ts'
import { refresh } from '../../api/cache.ts'
import { useCall } from '../../api/useCall.ts'
import { useChange } from '../../api/useChange.ts'
import { STROKE } from '../../ui/icons.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import classes from '../Imports.module.css'
import { ALTERED, type Import } from '../import.ts'
import { UndoAtWork } from './UndoAtWork.tsx'
import { UndoEnded } from './UndoEnded.tsx'
import { UndoPlanned } from './UndoPlanned.tsx'
import { type ImportUndo, isUndoing } from './undo.ts'

const POLL = 700

/** Takes an import back: first what that would do, then the work, then what became of it. */
export function UndoImport({ item, onAsk }: { item: Import; onAsk: (isAsked: boolean) => void }) {
  const { t } = useTranslation('imports')
  const params = { import: item.id }
  const [isWorking, setWorking] = useState(false)
  const [isAsked, setAsked] = useState(false)
  useEffect(() => onAsk(isAsked), [isAsked, onAsk])
  const { data: undo } = useCall(showImportUndo, { params }, { every: isWorking && POLL })
  const isTrying = undo?.state === 'planning'
  useEffect(() => setWorking(undo !== undefined && isUndoing(undo)), [undo])
  useEffect(() => {
    if (isTrying) setAsked(true)
  }, [isTrying])
  useNewsOfUndo(item, undo)
  const plan = useChange(planImportUndo, { done: () => setAsked(true) })
  const place = useFocusKept(undo?.state, isAsked)
  if (!undo) return null
  const isShown = isUndoing(undo) || isAsked || ['done', 'stopped', 'failed'].includes(undo.state)
  const shown = undo.state === 'planned' && !isAsked ? undefined : undo
  const isOffered = undo.can.undo && !isUndoing(undo) && !(undo.state === 'planned' && isAsked)
  return (
    <div ref={place} tabIndex={-1} className={classes.undo}>
      {shown && isShown && <Section item={item} undo={shown} onDone={() => setAsked(false)} />}
      {isOffered && (
        <div className={classes.buttons}>
          <Button
            loading={plan.isPending}
            leftSection={<IconArrowBackUp size={16} stroke={STROKE} aria-hidden="true" />}
            onClick={() => plan.mutate({ params })}
          >
            {t(undo.state === 'done' || undo.state === 'stopped' ? 'undo.rest' : 'undo.start')}
          </Button>
          <span className="second">{t('undo.startHelp')}</span>
        </div>
      )}
      <ProblemLine problem={plan.error} always />
    </div>
  )
}

/** The button that was pressed gives way to what follows: the keyboard goes on there. */
function useFocusKept(state: ImportUndo['state'] | undefined, isAsked: boolean) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state && isAsked && document.activeElement === document.body) place.current?.focus()
  }, [state, isAsked])
  return place
}

interface SectionProps {
  readonly item: Import
  readonly undo: ImportUndo
  readonly onDone: () => void
}

function Section({ item, undo, onDone }: SectionProps) {
  if (isUndoing(undo)) return <UndoAtWork item={item} undo={undo} />
  if (undo.state === 'planned') return <UndoPlanned item={item} undo={undo} onDone={onDone} />
  return undo.state === 'none' ? null : <UndoEnded item={item} undo={undo} />
}

/** Once it has ended, lists elsewhere are read anew. */
function useNewsOfUndo({ kind }: Import, undo: ImportUndo | undefined): void {
  const before = useRef(undo?.state)
  useEffect(() => {
    if (before.current === 'running' && undo && !isUndoing(undo)) void refresh('me', 'imports', ...ALTERED[kind])
    before.current = undo?.state
  }, [undo, kind])
}
