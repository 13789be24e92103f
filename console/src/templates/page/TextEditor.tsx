import { Button, Textarea, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/Card.tsx'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { MergeChoice } from '../../ui/merge/MergeChoice.tsx'
import { Column, Columns } from '../../ui/Page.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import classes from '../Templates.module.css'
import type { MailTemplate } from '../words.ts'
import { Faults } from './Faults.tsx'
import { insertAt } from './insert.ts'
import { PreviewCard } from './PreviewCard.tsx'
import { TextActions } from './TextActions.tsx'
import { usePreview } from './usePreview.ts'
import { type MailText, useText } from './useText.ts'
import { ValuesCard } from './ValuesCard.tsx'

interface Props {
  readonly mail: MailTemplate
  readonly text: MailText
  readonly mayMail: boolean
}

const FORM = 'mail-text'

/** Subject and body on the left, with the values they may name; on the right how the mail will look. */
export function TextEditor({ mail, text, mayMail }: Props) {
  const { t } = useTranslation('templates')
  const area = useRef<HTMLTextAreaElement>(null)
  const { form, submit, busy, problem, isDirty, clash } = useText(text)
  const guard = useLeaveGuard(isDirty)
  const draft = form.getValues()
  const preview = usePreview(text, draft)
  const { edit } = text.can
  // What is told with its place below is not told twice.
  const errorOf = (part: 'subject' | 'body') => preview.faults.some((fault) => fault.part === part) || form.errors[part]
  useShortcuts(
    edit ? [{ keys: 'mod enter', label: t('ui:keys.save'), group: 'here', always: true, run: () => submit() }] : [],
  )
  const insert = (name: string) => {
    const { text: body, at } = insertAt(draft.body, area.current?.selectionStart ?? draft.body.length, `{{ ${name} }}`)
    form.setFieldValue('body', body)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(at, at)
    })
  }
  if (clash)
    return (
      <MergeChoice
        clash={clash.now}
        labelOf={(field) => t(`fields.${field}`)}
        show={(value) => <span className={classes.letterText}>{String(value)}</span>}
        busy={busy}
        onSave={clash.settle}
        onDiscard={clash.drop}
      />
    )
  return (
    <Columns as="overview">
      <Column>
        <Card
          title={t('text')}
          aside={text.isOwn ? <ChangedBy text={text} /> : <span className="quiet">{t('builtIn')}</span>}
        >
          <form noValidate id={FORM} className={classes.form} onSubmit={submit}>
            <TextInput
              label={t('fields.subject')}
              maxLength={200}
              readOnly={!edit}
              {...form.getInputProps('subject')}
              error={errorOf('subject')}
            />
            <Textarea
              ref={area}
              autosize
              minRows={12}
              maxRows={30}
              maxLength={20_000}
              readOnly={!edit}
              label={t('fields.body')}
              description={t('fields.bodyHelp')}
              classNames={{ input: classes.code ?? '' }}
              {...form.getInputProps('body')}
              error={errorOf('body')}
            />
            <Faults faults={preview.faults} area={area} body={draft.body} />
          </form>
          {/* Not in the form: what is confirmed in a dialog would be sent by it as well. */}
          <div className={classes.foot}>
            <ProblemLine problem={problem} />
            {guard.isAsked ? (
              <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
            ) : (
              edit && (
                <div className={classes.buttons}>
                  <Button type="submit" form={FORM} variant="filled" loading={busy}>
                    {t('save')}
                  </Button>
                  {isDirty && <Button onClick={form.reset}>{t('discard')}</Button>}
                  <TextActions text={text} draft={draft} mayMail={mayMail} />
                </div>
              )
            )}
          </div>
        </Card>
        <ValuesCard mail={mail} onInsert={edit ? insert : undefined} />
      </Column>
      <PreviewCard preview={preview} />
    </Columns>
  )
}

function ChangedBy({ text }: { text: MailText }) {
  const { t } = useTranslation('templates')
  return <span className="quiet">{t('changedBy', { name: text.changedBy ?? t('operator') })}</span>
}
