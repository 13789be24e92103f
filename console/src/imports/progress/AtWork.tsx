import { Button, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cancelImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'
import { Counts } from './Counts.tsx'

/** How far a check or a run is. Leaving the page does not stop it. */
export function AtWork({ item }: { item: Import }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const stop = useChange(cancelImport)
  const { rowsDone, rowsTotal, state } = item
  const label = t(`atWork.${state === 'checking' ? 'checking' : 'running'}`)
  return (
    <div className={classes.parts} data-narrow>
      <div className={classes.progress}>
        <p className={classes.progressLine}>
          <b>{label}</b>
          <span className="quiet">
            {t('atWork.done', { done: format.number(rowsDone), of: format.number(rowsTotal) })}
          </span>
        </p>
        <Progress aria-label={label} value={rowsTotal === 0 ? 0 : (rowsDone / rowsTotal) * 100} />
      </div>
      <Counts item={item} />
      <div className={classes.buttons}>
        <Button loading={stop.isPending} onClick={() => stop.mutate({ params: { import: item.id } })}>
          {t(state === 'checking' ? 'drop' : 'stop')}
        </Button>
        <span className="second">{t(state === 'checking' ? 'atWork.nothingKept' : 'atWork.leave')}</span>
      </div>
      <ProblemLine problem={stop.error} always />
    </div>
  )
}
