import { useTranslation } from 'react-i18next'
import { Figures } from '../../ui/Figures.tsx'
import type { Import } from '../types.ts'

/** New, changed, unchanged and refused rows. */
export function Counts({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const { created, updated, unchanged, refused } = of.counts
  return (
    <Figures
      figures={[
        { value: created, label: t('counts.created') },
        { value: updated, label: t('counts.updated') },
        { value: unchanged, label: t('counts.unchanged') },
        { value: refused, label: t('counts.refused'), danger: true },
      ]}
    />
  )
}
