import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { renamePasskey } from '../../../../server/factors/passkeys/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { ProblemLine } from '../../ui/ProblemLine.tsx'

interface Props {
  readonly passkey: { readonly id: string; readonly name: string }
  readonly onClose: () => void
}

/** Another name, so that one knows which it is. */
export function RenamePasskey({ passkey, onClose }: Props) {
  const { t } = useTranslation('account')
  const rename = useChange(renamePasskey, { alters: ['factors'] })
  const { form, submit, busy, problem } = useApiForm({
    start: { name: passkey.name },
    check: ({ name }) => (name.trim() ? {} : { name: t('factor:passkey.nameNeeded') }),
    send: async (body) => {
      await rename.mutateAsync({ params: { passkey: passkey.id }, body })
      onClose()
    },
  })
  return (
    <Dialog
      title={t('factors.passkeys.renameTitle')}
      width={440}
      onClose={onClose}
      onSubmit={submit}
      foot={
        <FormFoot busy={busy} onCancel={onClose}>
          {t('factors.passkeys.rename')}
        </FormFoot>
      }
    >
      <TextInput data-autofocus label={t('factor:passkey.name')} maxLength={60} {...form.getInputProps('name')} />
      <ProblemLine problem={problem} />
    </Dialog>
  )
}
