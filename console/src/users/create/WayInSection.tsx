import { Checkbox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconKey, IconLink, IconSend } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { PanelSection } from '../../ui/Panel.tsx'
import { NewPasswordField } from '../../ui/password/NewPasswordField.tsx'
import { type NewUserForm, opens, type WayIn } from './newUser.ts'

interface Props {
  readonly form: UseFormReturnType<NewUserForm>
}

/** *How does Elena get in?* instead of *Password*. */
export function WayInSection({ form }: Props) {
  const { t } = useTranslation('users')
  const { mailAvailable, adminMaySetPasswords, passwordRules } = useViewer()
  const { givenName, familyName, username, email, wayIn } = form.getValues()
  const name = givenName.trim() || t('create.thisPerson')
  const question = t('wayIn.question', { name })
  const choice = (value: WayIn, icon: typeof IconKey) => ({
    value,
    icon,
    label: t(`wayIn.${value}.label`),
    help: t(`wayIn.${value}.help`, { name, Name: beginning(name) }),
  })
  return (
    <PanelSection title={question}>
      <OptionCards
        label={question}
        value={wayIn}
        onChange={(value) => form.setFieldValue('wayIn', value)}
        options={[
          { ...choice('mail-link', IconSend), refused: mailAvailable ? undefined : t('wayIn.noMail') },
          choice('show-link', IconLink),
          ...(adminMaySetPasswords ? [choice('password', IconKey)] : []),
        ]}
      />
      {wayIn === 'password' && (
        <NewPasswordField
          label={t('wayIn.password.field')}
          rules={passwordRules}
          ownWords={[givenName, familyName, username, email.split('@')[0] ?? '']}
          {...form.getInputProps('password')}
        />
      )}
      <AccessInfo form={form} />
    </PanelSection>
  )
}

/** A name, or *this person*, at the beginning of a sentence. */
const beginning = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

/** Appears with the email, ticked. */
function AccessInfo({ form }: Props) {
  const { t } = useTranslation('users')
  const { mailAvailable, mailsTypedPasswords } = useViewer()
  const { email, wayIn } = form.getValues()
  if (!email.trim() || !opens(form.getValues())) return null
  const isCertain = mailAvailable && wayIn === 'mail-link'
  const typed = mailsTypedPasswords ? 'withPassword' : 'withoutLink'
  const what = wayIn === 'password' ? typed : 'withLink'
  return (
    <Checkbox
      label={t('accessInfo.label')}
      description={mailAvailable ? t(`accessInfo.${what}`, { email: email.trim() }) : t('wayIn.noMail')}
      disabled={!mailAvailable || isCertain}
      {...form.getInputProps('sendAccessInfo', { type: 'checkbox' })}
      checked={mailAvailable && (isCertain || form.getValues().sendAccessInfo)}
    />
  )
}
