import { TextInput, type TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export type CodeKind = 'totp' | 'mail' | 'recovery'
export type FactorKind = 'passkey' | CodeKind

interface Props extends Omit<TextInputProps, 'label'> {
  readonly kind: CodeKind
}

/** A code of the app, one that was mailed, or a recovery code where the phone is lost. */
export function CodeField({ kind, ...input }: Props) {
  const { t } = useTranslation('factor')
  const isRecovery = kind === 'recovery'
  return (
    <TextInput
      key={kind}
      label={t(`code.${kind}`)}
      description={t(`codeHelp.${kind}`)}
      name="code"
      autoComplete={isRecovery ? 'off' : 'one-time-code'}
      inputMode={isRecovery ? 'text' : 'numeric'}
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={isRecovery ? 40 : LENGTHS[kind]}
      {...input}
    />
  )
}

const LENGTHS = { totp: 7, mail: 9 } // figures, and one blank
