import { PasswordInput, SegmentedControl, TextInput } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Pair } from '../../ui/Panel.tsx'
import type { EditorProps } from '../editors/Editor.tsx'
import classes from '../Settings.module.css'
import { addressOf, type Encryption, type MailServer, PORTS, partsOf } from './address.ts'
import { MailTest } from './MailTest.tsx'

const WAYS: readonly Encryption[] = ['starttls', 'tls', 'none']

/** The mail server by its parts, and a test of what is typed. A password that is kept is never shown. */
export function MailServerEditor({ setting, value, error, onChange }: EditorProps) {
  const { t } = useTranslation('settings')
  const encryptionId = useId()
  const { server, write } = useParts(String(value), onChange)
  const kept = String(setting.value)
  const isKept = partsOf(kept).username !== '' && addressOf({ ...server, password: '' }) === kept
  const text = (part: keyof MailServer) => ({
    label: t(`mail.${part}`),
    value: server[part],
    autoComplete: 'off',
    autoCapitalize: 'off',
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => write({ [part]: event.currentTarget.value }),
  })
  return (
    <div className={classes.form}>
      <Pair>
        <TextInput {...text('host')} placeholder="mail.example.org" error={error} />
        <TextInput {...text('port')} placeholder={PORTS[server.encryption]} inputMode="numeric" />
      </Pair>
      <div>
        <p id={encryptionId} className="strong">
          {t('mail.encryption')}
        </p>
        <SegmentedControl
          mt={4}
          aria-labelledby={encryptionId}
          value={server.encryption}
          onChange={(way) => write({ encryption: way, ...(isUsual(server) ? { port: PORTS[way] } : {}) })}
          data={WAYS.map((way) => ({ value: way, label: t(`mail.ways.${way}`) }))}
        />
        {server.encryption === 'none' && <p className={`${classes.below} second`}>{t('mail.noneHelp')}</p>}
      </div>
      <Pair>
        <TextInput {...text('username')} />
        <PasswordInput
          {...text('password')}
          autoComplete="new-password"
          placeholder={isKept ? t('mail.kept') : ''}
          disabled={server.username.trim() === ''}
        />
      </Pair>
      <MailTest typed={addressOf(server)} inForce={kept} />
    </div>
  )
}

/** Whether the port is the one that follows from the encryption: one that was typed stays. */
function isUsual({ port, encryption }: MailServer): boolean {
  return port.trim() === '' || port.trim() === PORTS[encryption]
}

/** The parts as they are typed: an address says less than people type on the way to it. */
function useParts(address: string, onChange: (address: string) => void) {
  const [server, setServer] = useState(() => partsOf(address))
  useEffect(() => {
    setServer((before) => (addressOf(before) === address ? before : partsOf(address)))
  }, [address])
  const write = (part: Partial<MailServer>) => {
    const next = { ...server, ...part }
    setServer(next)
    onChange(addressOf(next))
  }
  return { server, write }
}
