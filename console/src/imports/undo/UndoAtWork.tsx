import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { stopImportUndo } from '../../../../server/undo/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'
import type { ImportUndo } from './undo.ts'

/** How far a try or the undo itself is. Leaving the page does not stop it. */
export function UndoAtWork({ item, undo: { state, done, total } }: { item: Import; undo: ImportUndo }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const stop = useChange(stopImportUndo)
  const label = t(`undo.${state === 'planning' ? 'planning' : 'running'}`)
  return (
    <section className={classes.part} data-narrow>
      <div className={classes.progress} role="status">
        <p className={classes.progressLine}>
          <b>{label}</b>
          <span className="quiet">{t('undo.progress', { done: format.number(done), of: format.number(total) })}</span>
        </p>
        <Progress aria-label={label} value={total === 0 ? 0 : (done / total) * 100} />
      </div>
      <div className={classes.buttons}>
        <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { import: item.id } })}>
          {t(state === 'planning' ? 'undo.drop' : 'stop')}
        </Button>
        <span className="second">{t(state === 'planning' ? 'undo.nothingKept' : 'undo.leave')}</span>
      </div>
      <ProblemLine problem={stop.error} always />
    </section>
  )
}
