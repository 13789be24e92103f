import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import classes from '../matrix/Matrix.module.css'
import { ReadOnlyBanner } from '../matrix/ReadOnlyBanner.tsx'
import type { Catalogue, Role, Scope } from '../role.ts'
import { FieldsFoot } from './FieldsFoot.tsx'
import { type FieldsDraft, useFieldsDraft } from './useFieldsDraft.ts'

interface Props {
  readonly role: Role
  readonly catalogue: Catalogue
}

/** What the role says of single fields: to read and to edit them. Silence gives them, unless they are restricted. */
export function FieldsTab({ role, catalogue }: Props) {
  const { t } = useTranslation('roles')
  const draft = useFieldsDraft(role)
  const scopes = catalogue.scopes.filter(({ fields }) => fields.length > 0)
  return (
    <>
      {!role.can.edit && <ReadOnlyBanner role={role} />}
      <p className={classes.none}>{t('fieldsTab.help')}</p>
      <div className={classes.scroll}>
        <table className={classes.table} aria-label={t('tabs.fields')}>
          <thead>
            <tr>
              <th scope="col">{t('fieldsTab.field')}</th>
              <th scope="col">{t('fieldsTab.read')}</th>
              <th scope="col">{t('fieldsTab.edit')}</th>
            </tr>
          </thead>
          {scopes.map((scope) => (
            <Fields key={scope.key} scope={scope} draft={draft} canEdit={role.can.edit} />
          ))}
        </table>
      </div>
      {draft.problem && (
        <div className={classes.problem}>
          <ProblemLine problem={draft.problem} always />
        </div>
      )}
      {draft.count > 0 && <FieldsFoot role={role} draft={draft} />}
    </>
  )
}

function Fields({ scope, draft, canEdit }: { scope: Scope; draft: FieldsDraft; canEdit: boolean }) {
  const { t } = useTranslation('roles')
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={3}>
          <span className={classes.module}>{scope.name}</span>
        </th>
      </tr>
      {scope.fields.map((field) => (
        <tr key={field.key}>
          <th scope="row">
            <span className={classes.name}>{field.name}</span>
            <span className={`second ${classes.purpose}`}>
              {t(field.restricted ? 'fieldsTab.restricted' : 'fieldsTab.open')}
            </span>
          </th>
          {(['read', 'edit'] as const).map((action) => (
            <td key={action}>
              <SegmentedControl
                size="xs"
                aria-label={`${scope.name}, ${field.name}: ${t(`fieldsTab.${action}`)}`}
                disabled={!canEdit}
                value={draft.wordOf(scope.key, field.key, action)}
                onChange={(word) => draft.say({ scope: scope.key, field: field.key, action }, word)}
                data={(['yes', 'no', 'unset'] as const).map((value) => ({ value, label: t(`ui:level.${value}`) }))}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}
