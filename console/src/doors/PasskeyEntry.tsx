import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { askPasskey, signInWithPasskey } from '../../../server/sign-in/passkey/contract.ts'
import { call } from '../api/call.ts'
import { hasPasskeys, showPasskey } from '../ui/factor/passkeys.ts'
import { useAsking } from '../ui/factor/useAsking.ts'
import { STROKE } from '../ui/icons.ts'
import { DoorProblem } from './DoorProblem.tsx'
import classes from './Doors.module.css'
import { useEnter } from './factor/useEntry.ts'

/** The way in without a password, where the browser knows it. */
export function PasskeyEntry() {
  const { t } = useTranslation('doors')
  const enter = useEnter()
  const { busy, problem, ask } = useAsking()
  if (!hasPasskeys()) return null
  const comeIn = async () => {
    const passkey = await showPasskey(await call(askPasskey, {}))
    const { mustChangePassword } = await call(signInWithPasskey, { body: { passkey } })
    enter(mustChangePassword)
  }
  return (
    <>
      <p className={classes.or}>{t('signIn.or')}</p>
      <DoorProblem problem={problem} />
      <Button
        size="lg"
        loading={busy}
        leftSection={<IconFingerprint size={18} stroke={STROKE} aria-hidden="true" />}
        onClick={() => ask(comeIn)}
      >
        {t('signIn.passkey')}
      </Button>
    </>
  )
}
