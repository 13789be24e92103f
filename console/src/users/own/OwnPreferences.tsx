import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { FactList } from '../../ui/FactList.tsx'
import { Begun } from '../../ui/form/Begun.tsx'
import { Pair } from '../../ui/Panel.tsx'
import { LanguageSelect, TimeZoneSelect } from '../edit/AccountSection.tsx'
import { fieldProps } from '../edit/fieldProps.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserDetail } from '../types.ts'
import classes from './Own.module.css'
import { OwnCard } from './OwnCard.tsx'
import { useOwn } from './useOwn.tsx'
import { useOwnForm } from './useOwnForm.ts'

/** In which language Roster speaks and writes to oneself, and in which zone it tells times. */
export function OwnPreferences() {
  const { t, i18n } = useTranslation('account')
  const own = useOwn(t('preferences.title'))
  if ('instead' in own) return own.instead
  const { user, fields } = own
  if (user.writable.includes('language'))
    return <Begun read={user}>{(begun) => <PreferencesForm user={begun} fields={fields} />}</Begun>
  const language = user.language && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(user.language)
  return (
    <Card title={t('preferences.title')}>
      <div className={classes.form}>
        <FactList
          facts={[
            [t('users:form.language'), language || t('users:form.asBrowser')],
            [t('users:form.timeZone'), user.timeZone || t('users:form.asBrowser')],
          ]}
        />
        <p className="second">{t('kept.help')}</p>
      </div>
    </Card>
  )
}

function PreferencesForm({ user, fields }: { user: UserDetail; fields: readonly ProfileField[] }) {
  const { t } = useTranslation('account')
  const own = useOwnForm(user, fields, t('preferences.saved'))
  return (
    <OwnCard title={t('preferences.title')} user={user} fields={fields} own={own}>
      <Pair>
        <LanguageSelect {...fieldProps<string>(own.form, 'language')} />
        <TimeZoneSelect {...fieldProps<string>(own.form, 'timeZone')} />
      </Pair>
      <p className="second">{t('preferences.help')}</p>
    </OwnCard>
  )
}
