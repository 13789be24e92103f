import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { resetMailTemplate, testMailTemplate } from '../../../../server/mail-templates/contract.ts'
import { useChange } from '../../api/useChange.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { MailText } from './useText.ts'

interface Props {
  readonly text: MailText
  readonly draft: { readonly subject: string; readonly body: string }
  readonly mayMail: boolean
}

/** A test mail of what is typed, and the way back to what is built in. */
export function TextActions({ text, draft, mayMail }: Props) {
  const { t } = useTranslation('templates')
  const [isAsked, setAsked] = useState(false)
  const { template, language } = text
  const params = { template, language }
  const test = useChange(testMailTemplate, { done: ({ to }) => toast(t('tested', { address: to })) })
  return (
    <>
      {mayMail && (
        <Button loading={test.isPending} onClick={() => test.mutate({ params, body: draft })}>
          {t('test')}
        </Button>
      )}
      {text.isOwn && <Button onClick={() => setAsked(true)}>{t(text.builtIn ? 'reset' : 'remove')}</Button>}
      {test.error && <ProblemLine problem={test.error} />}
      {isAsked && <ResetDialog text={text} onClose={() => setAsked(false)} />}
    </>
  )
}

function ResetDialog({ text, onClose }: { text: MailText; onClose: () => void }) {
  const { t } = useTranslation('templates')
  const undo = useUndo()
  const { template, language, version } = text
  const reset = useChange(resetMailTemplate, {
    done: (reply) => {
      toast(t('wasReset'), undo(reply))
      onClose()
    },
  })
  return (
    <ConfirmDialog
      title={t('resetAsk')}
      verb={t(text.builtIn ? 'reset' : 'remove')}
      note={<UndoNote />}
      busy={reset.isPending}
      problem={reset.error}
      onConfirm={() => reset.mutate({ params: { template, language }, version })}
      onClose={onClose}
    >
      <p>{t(text.builtIn ? 'resetHelp' : 'removeHelp')}</p>
    </ConfirmDialog>
  )
}
