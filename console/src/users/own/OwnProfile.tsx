import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Begun } from '../../ui/form/Begun.tsx'
import { Pair } from '../../ui/Panel.tsx'
import type { EditValues } from '../edit/editValues.ts'
import { fieldProps, textProps } from '../edit/fieldProps.ts'
import { PhonesField } from '../edit/PhonesField.tsx'
import { FieldInput } from '../fields/FieldInput.tsx'
import type { InputValue } from '../fields/fieldValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'
import { KeptCard } from './KeptCard.tsx'
import { OwnCard } from './OwnCard.tsx'
import { openFields } from './openFields.ts'
import { useOwn } from './useOwn.tsx'
import { useOwnForm } from './useOwnForm.ts'

const TEXTS = [
  ['givenName', 'familyName'],
  ['displayName', 'position'],
] as const

/** What one may change about oneself, and beside it what administrators keep. */
export function OwnProfile() {
  const { t } = useTranslation('account')
  const own = useOwn(t('profile.title'))
  if ('instead' in own) return own.instead
  const { user, fields } = own
  return (
    <>
      {isAnyOpen(user, fields) && <Begun read={user}>{(begun) => <ProfileForm user={begun} fields={fields} />}</Begun>}
      <KeptCard user={user} fields={fields} />
    </>
  )
}

function isAnyOpen(user: UserDetail, fields: readonly ProfileField[]): boolean {
  return [...TEXTS.flat(), 'phones'].some((name) => user.writable.includes(name)) || openFields(user, fields).length > 0
}

function ProfileForm({ user, fields }: { user: UserDetail; fields: readonly ProfileField[] }) {
  const { t } = useTranslation('account')
  const own = useOwnForm(user, fields, t('profile.saved'))
  const { form } = own
  const phones = fieldProps<EditValues['phones']>(form, 'phones')
  const open = openFields(user, fields)
  const labels = {
    givenName: t('users:form.givenName'),
    familyName: t('users:form.familyName'),
    displayName: `${t('users:form.displayName')} ${t('users:form.optional')}`,
    position: `${t('users:column.position')} ${t('users:form.optional')}`,
  }
  const autoComplete = { givenName: 'given-name', familyName: 'family-name', displayName: 'nickname', position: 'off' }
  return (
    <OwnCard title={t('profile.title')} user={user} fields={fields} own={own}>
      {TEXTS.map((names) => names.filter((name) => user.writable.includes(name)))
        .filter((names) => names.length > 0)
        .map((names) => (
          <Pair key={names.join()}>
            {names.map((name) => (
              <TextInput key={name} label={labels[name]} autoComplete={autoComplete[name]} {...textProps(form, name)} />
            ))}
          </Pair>
        ))}
      {open.length > 0 && (
        <Pair>
          {open.map((field) => (
            <FieldInput key={field.key} field={field} {...fieldProps<InputValue>(form, `fields.${field.key}`)} />
          ))}
        </Pair>
      )}
      {user.writable.includes('phones') && (
        <PhonesField value={phones.value} onChange={phones.onChange} errors={form.errors} />
      )}
    </OwnCard>
  )
}
