import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { EmailText } from '../../ui/EmailText.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { Column, Columns } from '../../ui/Page.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { FieldText } from '../fields/FieldText.tsx'
import { useProfileFields } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'
import type { TabProps } from './UserTabs.tsx'

/** All that is known of somebody. */
export function ProfileTab({ user, layers }: TabProps) {
  const { t } = useTranslation('users')
  const fields = useProfileFields()
  const edit = user.can.edit && user.status.key !== 'deleted' && (
    <Button size="xs" onClick={() => layers.open('edit', user)}>
      {t('action.edit')}
    </Button>
  )
  return (
    <Columns as="overview">
      <Column>
        <Card title={t('profile.person')} aside={edit}>
          <FactList facts={personFacts(user, t)} />
        </Card>
        {fields.length > 0 && user.type !== 'api' && (
          <Card title={t('profile.more')}>
            <FactList
              facts={fields.map(
                (field) =>
                  [field.label, <FieldText key={field.key} field={field} value={user.fields[field.key]} />] as const,
              )}
            />
          </Card>
        )}
      </Column>
      <Column>
        <AccountCard user={user} />
      </Column>
    </Columns>
  )
}

function personFacts(user: UserDetail, t: (key: string) => string): (readonly [string, ReactNode])[] {
  const emails = user.emails.map(({ address }, index) => (
    <div key={address}>
      <EmailText address={address} /> {index === 0 && user.emails.length > 1 && <Tag>{t('facts.primary')}</Tag>}
    </div>
  ))
  const phones = user.phones.map(({ kind, number }) => (
    <div key={number}>
      {number} <span className="quiet">{t(`phoneKind.${kind}`)}</span>
    </div>
  ))
  return [
    [t('form.givenName'), user.givenName],
    [t('form.familyName'), user.familyName],
    [t('form.displayName'), user.displayName],
    [t('form.emails'), emails.length > 0 ? emails : ''],
    [t('form.phones'), phones.length > 0 ? phones : ''],
    [t('column.position'), user.position],
    [t('column.manager'), user.manager?.name ?? ''],
  ]
}

function AccountCard({ user }: { user: UserDetail }) {
  const { t, i18n } = useTranslation('users')
  const format = useFormat()
  const moment = (at: string | null) => (at ? format.moment(at) : '')
  const language = user.language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(user.language)
  return (
    <Card title={t('form.account')}>
      <FactList
        facts={[
          [t('column.username'), user.username ?? ''],
          [t('form.language'), language || t('form.asBrowser')],
          [t('form.timeZone'), user.timeZone || t('form.asBrowser')],
          [t('form.from'), moment(user.from)],
          [t('form.until'), moment(user.until)],
          [t('profile.activated'), moment(user.activatedAt)],
          [t('profile.passwordChanged'), moment(user.passwordChangedAt)],
          [t('form.externalIds'), user.externalIds.map(({ source, key }) => `${source}: ${key}`).join(', ')],
        ]}
      />
    </Card>
  )
}
