import { Button, TextInput } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { addStepPasskey, beginStepPasskey } from '../../../../server/sign-in/second-step/passkey/contract.ts'
import { call } from '../../api/call.ts'
import { makePasskey, nameOfHere } from '../../ui/factor/passkeys.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { STROKE } from '../../ui/icons.ts'
import { DoorProblem } from '../DoorProblem.tsx'
import type { Enrolled } from './EnrolForm.tsx'
import { useOrAnew } from './useEntry.ts'

/** A name, and the browser makes the passkey. */
export function EnrolPasskey({ onDone }: { onDone: (enrolled: Enrolled) => void }) {
  const { t } = useTranslation('doors')
  const orAnew = useOrAnew()
  const { form, submit, busy, problem } = useApiForm({
    start: { name: nameOfHere() },
    check: ({ name }) => (name.trim() ? {} : { name: t('factor:passkey.nameNeeded') }),
    send: ({ name }) =>
      orAnew(async () => {
        const passkey = await makePasskey(await call(beginStepPasskey, {}))
        onDone(await call(addStepPasskey, { body: { name, passkey } }))
      }),
  })
  return (
    <form noValidate onSubmit={submit}>
      <p>{t('factor:passkey.what')}</p>
      <DoorProblem problem={problem} />
      <TextInput
        label={t('factor:passkey.name')}
        description={t('factor:passkey.nameHelp')}
        maxLength={60}
        {...form.getInputProps('name')}
      />
      <Button
        type="submit"
        size="lg"
        variant="filled"
        loading={busy}
        leftSection={<IconFingerprint size={18} stroke={STROKE} aria-hidden="true" />}
      >
        {t('factor.enrol.passkey')}
      </Button>
    </form>
  )
}
