import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Meaning } from '../import.ts'
import type { ProfileField } from './ColumnRow.tsx'
import { holdsKeys, namesPeople } from './meaning.ts'

interface Props {
  readonly meaning: Meaning
  readonly fields: readonly ProfileField[]
  readonly onChange: (meaning: Meaning) => void
}

const WAYS = ['externalId', 'username', 'email', 'id'] as const
const PHONES = ['mobile', 'office', 'home', 'fax', 'other'] as const
const KINDS = ['text', 'number', 'date', 'phone'] as const

/** What else must be known of a column: whose keys, by what people are named, which profile field. */
export function MeaningDetails({ meaning, fields, onChange }: Props) {
  const { t } = useTranslation('imports')
  const { column, target } = meaning
  const put = (changes: Partial<Meaning>) => onChange({ ...meaning, ...changes })
  const choice = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, label: t(`${words}.${value}`) }))
  const named = (what: string) => t('columns.detailOf', { what: t(what), column })
  return (
    <>
      {namesPeople(meaning) && (
        <Select
          aria-label={named('details.by')}
          data={choice(WAYS, 'by')}
          value={meaning.by ?? null}
          allowDeselect={false}
          onChange={(by) => put({ by: WAYS.find((one) => one === by) })}
        />
      )}
      {holdsKeys(meaning) && (
        <TextInput
          aria-label={named('details.source')}
          placeholder={t('details.source')}
          maxLength={50}
          value={meaning.source ?? ''}
          onChange={(event) => put({ source: event.currentTarget.value })}
        />
      )}
      {target === 'phone' && (
        <Select
          aria-label={named('details.phoneKind')}
          data={choice(PHONES, 'phones')}
          value={meaning.phoneKind ?? 'office'}
          allowDeselect={false}
          onChange={(kind) => put({ phoneKind: PHONES.find((one) => one === kind) })}
        />
      )}
      {target === 'field' && (
        <Select
          searchable
          aria-label={named('details.field')}
          placeholder={t('details.field')}
          data={fields.map(({ key, label }) => ({ value: key, label }))}
          value={meaning.field ?? null}
          onChange={(field) => put({ field: field ?? undefined })}
        />
      )}
      {target === 'newField' && (
        <>
          <TextInput
            aria-label={named('details.label')}
            placeholder={t('details.label')}
            maxLength={100}
            value={meaning.label ?? ''}
            onChange={(event) => put({ label: event.currentTarget.value })}
          />
          <TextInput
            aria-label={named('details.key')}
            placeholder={t('details.key')}
            maxLength={50}
            value={meaning.field ?? ''}
            onChange={(event) => put({ field: event.currentTarget.value })}
          />
          <Select
            aria-label={named('details.fieldKind')}
            data={choice(KINDS, 'fieldKinds')}
            value={meaning.fieldKind ?? 'text'}
            allowDeselect={false}
            onChange={(kind) => put({ fieldKind: KINDS.find((one) => one === kind) })}
          />
        </>
      )}
    </>
  )
}
