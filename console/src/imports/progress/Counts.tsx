import { useTranslation } from 'react-i18next'
import { Figures } from '../../ui/Figures.tsx'
import classes from '../Imports.module.css'
import type { Import } from '../import.ts'

/** New, changed, unchanged, refused; and the profile fields that come with it. */
export function Counts({ item }: { item: Import }) {
  const { t, i18n } = useTranslation('imports')
  const fresh = item.mapping.flatMap(({ target, label, field }) =>
    target === 'newField' ? [label || field || ''] : [],
  )
  const names = new Intl.ListFormat(i18n.language).format(fresh)
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
      {fresh.length > 0 && <p className={classes.fresh}>{t('newFields', { count: fresh.length, names })}</p>}
    </div>
  )
}
