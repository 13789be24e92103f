import { PasswordInput } from '@mantine/core'
import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PasswordRules } from '../../../../server/platform/schema.ts'
import { STROKE } from '../icons.ts'
import { StrengthMeter } from './StrengthMeter.tsx'
import { SuggestPassword } from './SuggestPassword.tsx'
import type { JudgePassword } from './strength.ts'
import { judgePassword } from './strength.ts'
import { useStrength } from './useStrength.ts'

interface Props {
  readonly label: string
  readonly value?: string
  readonly onChange: (value: string) => void
  readonly error?: string | undefined
  readonly rules: PasswordRules
  /** Name, username, address: what must not be the password. */
  readonly ownWords: readonly string[]
  readonly judge?: JudgePassword
}

/** A new password with its strength, a checklist and a suggestion. Never blocks typing; pasting and password managers work. */
export function NewPasswordField({ judge = judgePassword, value = '', rules, ownWords, ...props }: Props) {
  const strength = useStrength(value, ownWords, judge)
  return (
    <div>
      <PasswordField {...props} value={value} autoComplete="new-password" />
      <SuggestPassword rules={rules} onSuggest={props.onChange} />
      <StrengthMeter rules={rules} ownWords={ownWords} password={value} strength={strength} />
    </div>
  )
}

interface FieldProps extends Pick<Props, 'label' | 'value' | 'onChange' | 'error'> {
  readonly autoComplete: 'new-password' | 'current-password'
  readonly name?: string
  readonly autoFocus?: boolean
}

/** A password with an eye. */
export function PasswordField({ value = '', onChange, name = 'password', autoFocus = false, ...rest }: FieldProps) {
  const { t } = useTranslation('ui')
  return (
    <PasswordInput
      {...rest}
      name={name}
      value={value}
      data-autofocus={autoFocus || undefined}
      autoFocus={autoFocus}
      spellCheck={false}
      autoCapitalize="none"
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleIcon={({ reveal }) =>
        reveal ? <IconEyeOff size={18} stroke={STROKE} /> : <IconEye size={18} stroke={STROKE} />
      }
      visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
    />
  )
}
