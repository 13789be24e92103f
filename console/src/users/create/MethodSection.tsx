import type { UseFormReturnType } from '@mantine/form'
import { IconKey, IconSignature } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { OptionCards } from '../../ui/OptionCards.tsx'
import { PanelSection } from '../../ui/Panel.tsx'
import type { NewUserForm } from './newUser.ts'

/** How an application says who it is; what it calls with is made on its page. */
export function MethodSection({ form }: { form: UseFormReturnType<NewUserForm> }) {
  const { t } = useTranslation('users')
  const choice = (value: NewUserForm['method'], icon: typeof IconKey) => ({
    value,
    icon,
    label: t(`calls.${value}.label`),
    help: t(`calls.${value}.help`),
  })
  return (
    <PanelSection title={t('calls.question')}>
      <OptionCards
        label={t('calls.question')}
        value={form.getValues().method}
        onChange={(value) => form.setFieldValue('method', value)}
        options={[choice('token', IconKey), choice('hmac', IconSignature)]}
      />
    </PanelSection>
  )
}
