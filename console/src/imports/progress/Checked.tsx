import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { cancelImport, runImport } from '../../../../server/imports/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useGo } from '../../ui/useGo.ts'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'
import { Counts } from './Counts.tsx'
import { Problems } from './Problems.tsx'

/** What the import would do, and what it would refuse; then the button that does it. */
export function Checked({ item, onChange }: { item: Import; onChange: () => void }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const go = useGo()
  const params = { import: item.id }
  const run = useChange(runImport)
  const drop = useChange(cancelImport, { done: () => go('/imports') })
  const { created, updated, refused } = item.counts
  const count = created + updated
  return (
    <div className={classes.parts}>
      <section className={classes.part}>
        <h2>{t('checked.title')}</h2>
        <Counts item={item} />
        <p className="quiet">
          {t(count === 0 ? 'checked.nothing' : 'checked.help')} {refused > 0 && t('checked.refused')}
        </p>
      </section>
      <Problems item={item} />
      <div className={classes.buttons}>
        {count > 0 && (
          <Button variant="filled" loading={run.isPending} onClick={() => run.mutate({ params })}>
            {t('run', { count, shown: format.number(count) })}
          </Button>
        )}
        <Button onClick={onChange}>{t('change')}</Button>
        <Button onClick={() => drop.mutate({ params })}>{t('drop')}</Button>
      </div>
      <ProblemLine problem={run.error ?? drop.error} always />
    </div>
  )
}
