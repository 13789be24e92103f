import { useTranslation } from 'react-i18next'
import { Figures } from '../../ui/Figures.tsx'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'

/** New, changed, unchanged, refused. */
export function Counts({ item }: { item: Import }) {
  const { t } = useTranslation('imports')
  const { created, updated, unchanged, refused } = item.counts
  return (
    <div className={classes.figures}>
      <Figures
        figures={[
          { value: created, label: t('counts.created') },
          { value: updated, label: t('counts.updated') },
          { value: unchanged, label: t('counts.unchanged') },
          { value: refused, label: t('counts.refused'), danger: true },
        ]}
      />
    </div>
  )
}
