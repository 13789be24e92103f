import { Button, TextInput, type TextInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Factor.module.css'

export type CodeKind = 'totp' | 'mail' | 'recovery'
export type FactorKind = 'passkey' | CodeKind

/** Those that are typed. */
export function codesAmong(kinds: readonly FactorKind[]): CodeKind[] {
  return kinds.filter((kind) => kind !== 'passkey')
}

interface Props extends Omit<TextInputProps, 'label'> {
  readonly kind: CodeKind
  /** What may be shown at all. */
  readonly kinds: readonly CodeKind[]
  readonly onKind: (kind: CodeKind) => void
}

/** A code of the app, or a recovery code where the phone is lost. */
export function CodeField({ kind, kinds, onKind, ...input }: Props) {
  const { t } = useTranslation('ui')
  const other = kinds.find((one) => one !== kind)
  const isApp = kind === 'totp'
  return (
    <>
      <TextInput
        key={kind}
        label={t(`factor:code.${kind}`)}
        description={t(`factor:codeHelp.${kind}`)}
        name="code"
        autoComplete={isApp ? 'one-time-code' : 'off'}
        inputMode={isApp ? 'numeric' : 'text'}
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={isApp ? 7 : 40}
        {...input}
      />
      {other && (
        <Button size="xs" variant="subtle" className={classes.other ?? ''} onClick={() => onKind(other)}>
          {t(`factor:instead.${other}`)}
        </Button>
      )}
    </>
  )
}
