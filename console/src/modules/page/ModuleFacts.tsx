import { useTranslation } from 'react-i18next'
import { DayOf } from '../../ui/Ago.tsx'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import type { Module } from '../module.ts'

/** Where it came from, when and by whom; what else it brings. */
export function ModuleFacts({ module }: { module: Module }) {
  const { t } = useTranslation('modules')
  const { directories, profileFields } = module.manifest
  return (
    <Card title={t('facts')}>
      <FactList
        facts={[
          [t('fact.source'), t(`source.${module.source}`)],
          [t('fact.installed'), <DayOf key="installed" at={module.installedAt} />],
          [t('fact.by'), module.installedBy ?? ''],
          [t('fact.changed'), <DayOf key="changed" at={module.updatedAt} />],
          [t('fact.directories'), directories.map(({ name }) => name).join(', ')],
          [t('fact.profileFields'), profileFields.map(({ label }) => label).join(', ')],
        ]}
      />
    </Card>
  )
}
