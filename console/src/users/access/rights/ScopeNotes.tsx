import { useTranslation } from 'react-i18next'
import type { ScopeRights } from './boxes.ts'
import classes from './Rights.module.css'

/** What narrows or widens the rights in a scope: records that somebody is held to, records they are given, fields withheld. */
export function ScopeNotes({ scope }: { scope: ScopeRights }) {
  const { t } = useTranslation('users')
  if (scope.actions.every((action) => action.levels.length === 0)) return null
  const namesOf = (records: ScopeRights['grants'][number]['records']) =>
    records.length === 0 ? t('rights.noRecord') : records.map((record) => record.name ?? '…').join(', ')
  const withheld = scope.fields.filter((field) => !field.read).map((field) => field.name)
  const notes = [
    ...scope.restrictions.map((one) =>
      t('rights.only', { field: one.field.name ?? '…', records: namesOf(one.records) }),
    ),
    ...scope.grants
      .filter((one) => one.records.length > 0)
      .map((one) => t('rights.besides', { field: one.field.name ?? '…', records: namesOf(one.records) })),
    ...(withheld.length > 0 ? [t('rights.withheld', { fields: withheld.join(', ') })] : []),
  ]
  return notes.map((note) => (
    <p key={note} className={classes.note}>
      {note}
    </p>
  ))
}
