import { useTranslation } from 'react-i18next'
import { Figures } from '../../ui/Figures.tsx'
import classes from '../Imports.module.css'
import type { ImportUndo } from './undo.ts'

interface Props {
  readonly undo: ImportUndo
  readonly isPlan?: boolean
}

/** Deleted, gone already, left alone. */
export function UndoCounts({ undo: { counts }, isPlan = false }: Props) {
  const { t } = useTranslation('imports')
  return (
    <div className={classes.figures}>
      <Figures
        figures={[
          { value: counts.undone, label: t(isPlan ? 'undo.counts.wouldGo' : 'undo.counts.went'), danger: isPlan },
          { value: counts.left, label: t('undo.counts.left') },
          { value: counts.gone, label: t('undo.counts.gone') },
        ]}
      />
    </div>
  )
}
