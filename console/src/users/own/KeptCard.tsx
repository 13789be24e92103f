import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { TagList } from '../../ui/Tag.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { FieldText } from '../fields/FieldText.tsx'
import type { ProfileField } from '../fields/useProfileFields.ts'
import { hrefOfUser, type UserDetail } from '../types.ts'
import classes from './Own.module.css'
import { isBeyondSelf, openFields } from './openFields.ts'

/** What administrators keep of oneself: to be read, and whom to ask. */
export function KeptCard({ user, fields }: { user: UserDetail; fields: readonly ProfileField[] }) {
  const { t } = useTranslation('account')
  return (
    <Card title={t('kept.title')}>
      <div className={classes.form}>
        <FactList facts={useFacts(user, fields)} />
        <p className="second">
          {isBeyondSelf(user) ? <Anchor href={hrefOfUser(user)}>{t('kept.own')}</Anchor> : t('kept.help')}
        </p>
      </div>
    </Card>
  )
}

function useFacts(user: UserDetail, fields: readonly ProfileField[]): (readonly [string, ReactNode])[] {
  const { t } = useTranslation('account')
  const format = useFormat()
  const open = openFields(user, fields)
  const unless = (field: string, label: string, value: ReactNode) =>
    user.writable.includes(field) ? [] : [[label, value] as const]
  const phones = user.phones.map(({ number }) => number).join(', ')
  const kept = fields.filter((field) => !open.includes(field))
  return [
    [t('users:column.username'), user.username],
    [t('users:form.emails'), user.emails.map(({ address }) => address).join(', ')],
    ...unless('givenName', t('users:form.givenName'), user.givenName),
    ...unless('familyName', t('users:form.familyName'), user.familyName),
    ...unless('displayName', t('users:form.displayName'), user.displayName),
    ...unless('position', t('users:column.position'), user.position),
    ...unless('phones', t('users:form.phones'), phones),
    ...(user.type === 'portal' ? [] : placeFacts(user, t)),
    ...kept.map(
      (field) => [field.label, <FieldText key={field.key} field={field} value={user.fields[field.key]} />] as const,
    ),
    ...(user.until ? [[t('users:form.until'), format.moment(user.until)] as const] : []),
  ]
}

/** Where somebody of the house stands in it. */
function placeFacts(user: UserDetail, t: TFunction<'account'>): (readonly [string, ReactNode])[] {
  return [
    [t('users:column.manager'), user.manager?.name ?? null],
    [
      t('users:form.teams'),
      <TagList key="teams" label={t('users:form.teams')} names={user.teams.map(nameWithPosition)} />,
    ],
    [
      t('users:column.roles'),
      <TagList key="roles" label={t('users:column.roles')} names={user.roles.map(({ name }) => name)} />,
    ],
  ]
}

function nameWithPosition({ name, position }: UserDetail['teams'][number]): string {
  return position ? `${name}: ${position}` : name
}
