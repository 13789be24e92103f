import { useTranslation } from 'react-i18next'
import { getMailTemplate, saveMailTemplate } from '../../../../server/mail-templates/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { refresh } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { useApiForm } from '../../ui/form/useApiForm.ts'
import { useMergedSave } from '../../ui/merge/useMergedSave.ts'
import { toast } from '../../ui/toast/store.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'

export type MailText = ReplyOf<typeof getMailTemplate>

/** Subject and body as they are typed, saved over the version they started from. */
export function useText(text: MailText) {
  const { t } = useTranslation('templates')
  const undo = useUndo()
  const { template, language } = text
  const params = { template, language }
  const asRead = ({ subject, body, version }: MailText) => ({ values: { subject, body }, version })
  const merging = useMergedSave({
    start: asRead(text),
    readAgain: async () => asRead(await call(getMailTemplate, { params })),
    send: (_changes, version, body) => call(saveMailTemplate, { params, body }, { version }),
  })
  const tell = (saved: MailText | undefined) => {
    if (!saved) return undefined
    toast(t('saved'), undo(saved))
    api.form.resetDirty()
    void refresh('mailTemplates')
    return saved
  }
  const { values: start } = asRead(text)
  const api = useApiForm({ start, send: async (values) => tell(await merging.save(values)) })
  const { clash } = merging
  return {
    ...api,
    clash: clash && {
      now: clash,
      settle: (given: ReadonlySet<string>) => void merging.settle(clash, given).then(tell),
      drop: () => {
        api.form.reset()
        merging.drop()
        void refresh('mailTemplates')
      },
    },
  }
}
