import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { PanelSection } from '../../ui/Panel.tsx'
import { hrefOfPeople, type UsedRecord } from '../directory.ts'

/** Who and what names a record; numbers lead to the people. */
export function UsedBy({ record }: { readonly record: UsedRecord }) {
  const { t } = useTranslation('directories')
  const { fields, names, portalUsers, records } = record.usedBy
  const isUnused = fields.length === 0 && portalUsers === 0 && records === 0
  return (
    <PanelSection title={t('usedBy.title')}>
      {isUnused && <p className="quiet">{t('usedBy.nobody')}</p>}
      {fields.map(({ id, key, label, people }) => (
        <p key={id}>
          {label}: <Anchor href={hrefOfPeople(key, record.id)}>{t('people', { count: people })}</Anchor>
        </p>
      ))}
      {portalUsers > 0 && <p>{t('usedBy.portalUsers', { count: portalUsers })}</p>}
      {names.length > 0 && <p className="second">{names.map(({ name }) => name).join(', ')}</p>}
      {records > 0 && <p>{t('usedBy.records', { count: records })}</p>}
    </PanelSection>
  )
}
