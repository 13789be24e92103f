import { useTranslation } from 'react-i18next'
import { PanelSection } from '../../ui/Panel.tsx'
import classes from '../Audit.module.css'
import type { AuditItem } from '../item.ts'
import { useDifferences } from './values.tsx'

/** Before and after, a line a field; nothing where nothing changed. */
export function ChangesTable({ event }: { event: AuditItem }) {
  const { t } = useTranslation('audit')
  const differences = useDifferences()(event)
  const hasBefore = Object.keys(event.before).length > 0
  if (differences.length === 0) return null
  return (
    <PanelSection title={hasBefore ? t('column.change') : t('values')}>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            {hasBefore && <th scope="col">{t('before')}</th>}
            <th scope="col">{hasBefore ? t('after') : t('value')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              {hasBefore && <td>{before ? <del>{before}</del> : <span className="quiet">–</span>}</td>}
              <td>{after ? <ins>{after}</ins> : <span className="quiet">–</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </PanelSection>
  )
}
