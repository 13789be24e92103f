import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { askStepPasskey, showStepPasskey } from '../../../../server/sign-in/second-step/passkey/contract.ts'
import { call } from '../../api/call.ts'
import { showPasskey } from '../../ui/factor/passkeys.ts'
import { useAsking } from '../../ui/factor/useAsking.ts'
import { STROKE } from '../../ui/icons.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import { useEnter, useOrAnew } from './useEntry.ts'

/** The passkey, and in. Browsers want a press before they ask. */
export function ProveByPasskey() {
  const { t } = useTranslation('doors')
  const [enter, orAnew] = [useEnter(), useOrAnew()]
  const { busy, problem, ask } = useAsking()
  const show = async () => {
    const passkey = await showPasskey(await call(askStepPasskey, {}))
    enter((await call(showStepPasskey, { body: { passkey } })).mustChangePassword)
  }
  return (
    <>
      <DoorProblem problem={problem} />
      <Button
        size="lg"
        variant="filled"
        autoFocus
        loading={busy}
        leftSection={<IconFingerprint size={18} stroke={STROKE} aria-hidden="true" />}
        onClick={() => ask(() => orAnew(show))}
      >
        {t('signIn.passkey')}
      </Button>
    </>
  )
}
