import { useTranslation } from 'react-i18next'
import type { listMailTemplates } from '../../../server/mail-templates/contract.ts'
import type { ReplyOf } from '../../../server/platform/contract.ts'

export type MailTemplate = ReplyOf<typeof listMailTemplates>['items'][number]

/** What mails, their values and languages are called. The server says it in English; `mailWords.json` of other languages by name. */
export function useMailWords() {
  const { t, i18n } = useTranslation('mailWords')
  const names = new Intl.DisplayNames(i18n.language, { type: 'language' })
  return {
    titleOf: ({ template, title }: Pick<MailTemplate, 'template' | 'title'>): string =>
      t(`outbox:template.${template}`, { defaultValue: title }),
    helpOf: ({ template, help }: Pick<MailTemplate, 'template' | 'help'>): string =>
      t(`help.${template}`, { defaultValue: help }),
    meaningOf: ({ name, meaning }: MailTemplate['values'][number]): string =>
      t(`values.${name}`, { defaultValue: meaning }),
    languageOf: (code: string): string => names.of(code) ?? code,
  }
}

export const hrefOf = (template: string, language: string): string => `/templates/${template}/${language}`
