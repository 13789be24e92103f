import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { TagList } from '../../ui/Tag.tsx'
import { hrefOfUser } from '../types.ts'
import type { FieldValue, NamedValue } from './fieldValues.ts'
import type { ProfileField } from './useProfileFields.ts'

/** What stands in a field, to be read: texts, people by their pages, records as tags, and whether it holds to only these. */
export function FieldText({ field, value }: { field: ProfileField; value: FieldValue | undefined }) {
  const { t } = useTranslation('users')
  if (field.effect === 'restrict' && value === undefined) return t('fieldValue.unrestricted')
  if (value === undefined || value === '') return <span className="quiet">–</span>
  if (typeof value === 'string') return value
  if (!Array.isArray(value)) return <Only field={field} value={value.only} />
  if (field.kind !== 'user') return <TagList label={field.label} names={value.map((one) => nameOf(t, one))} />
  return value.map((person) => (
    <Anchor key={person.id} href={hrefOfUser(person)}>
      {person.name}
    </Anchor>
  ))
}

function Only({ field, value }: { field: ProfileField; value: readonly NamedValue[] }) {
  const { t } = useTranslation('users')
  if (value.length === 0) return t('fieldValue.noneAtAll')
  return (
    <>
      <span className="second">{t('fieldValue.only')}</span>{' '}
      <TagList label={field.label} names={value.map((one) => nameOf(t, one))} />
    </>
  )
}

const nameOf = (t: TFunction, { name, inactive }: NamedValue) => (inactive ? t('fieldValue.inactive', { name }) : name)

/** The same as one line of text, for cells and choices between two. */
export function textOfValue(value: FieldValue | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  const records = Array.isArray(value) ? value : value.only
  return records.map(({ name }) => name).join(', ')
}
