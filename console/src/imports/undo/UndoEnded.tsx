import { useTranslation } from 'react-i18next'
import { told } from '../../api/told.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'
import { LeftTable } from './LeftTable.tsx'
import { UndoCounts } from './UndoCounts.tsx'
import type { ImportUndo } from './undo.ts'

/** What the undo did, and who stays and why. */
export function UndoEnded({ item, undo }: { item: Import; undo: ImportUndo }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const { state, startedBy, finishedAt, error } = undo
  return (
    <section className={classes.part}>
      <div role="status">
        <h2>{t(`undo.ended.${state === 'done' || state === 'failed' ? state : 'stopped'}`)}</h2>
        <p className="quiet">
          {told(error)}{' '}
          {finishedAt && t('undo.by', { name: startedBy?.name ?? '–', moment: format.moment(finishedAt) })}
        </p>
      </div>
      {state !== 'failed' && (
        <>
          <UndoCounts undo={undo} />
          <LeftTable item={item} undo={undo} />
        </>
      )}
    </section>
  )
}
