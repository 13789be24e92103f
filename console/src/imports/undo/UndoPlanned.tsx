import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { undoImport } from '../../../../server/undo/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { useViewer } from '../../api/viewer.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'
import { LeftTable } from './LeftTable.tsx'
import { UndoCounts } from './UndoCounts.tsx'
import type { ImportUndo } from './undo.ts'

interface Props {
  readonly item: Import
  readonly undo: ImportUndo
  readonly onDone: () => void
}

/** What the undo would delete, who stays and why; then the button that does it. */
export function UndoPlanned({ item, undo, onDone }: Props) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { deletionGraceDays: days } = useViewer()
  const start = useChange(undoImport)
  const count = undo.counts.undone
  const isFinal = item.kind === 'users' && days === 0
  return (
    <section className={classes.part}>
      <h2>{t('undo.planned')}</h2>
      <UndoCounts undo={undo} isPlan />
      <p className="quiet">
        {count === 0 && t('undo.nothing')}{' '}
        {count > 0 && item.kind === 'users' && t(isFinal ? 'undo.final' : 'undo.restorable', { count: days })}{' '}
        {undo.changed > 0 && t('undo.changedStay', { count: undo.changed, shown: format.number(undo.changed) })}
      </p>
      <LeftTable item={item} undo={undo} />
      <div className={classes.buttons}>
        {count > 0 && (
          <Button
            variant="filled"
            color="red"
            data-danger
            loading={start.isPending}
            onClick={() => start.mutate({ params: { import: item.id } })}
          >
            {t(`undo.do.${item.kind}`, { count, shown: format.number(count) })}
          </Button>
        )}
        <Button onClick={onDone}>{t(count > 0 ? 'ui:cancel' : 'ui:close')}</Button>
      </div>
      <ProblemLine problem={start.error} always />
    </section>
  )
}
