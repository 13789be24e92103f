import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { getMailTemplate, listMailTemplates } from '../../../../server/mail-templates/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Begun } from '../../ui/form/Begun.tsx'
import { Page } from '../../ui/Page.tsx'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { Segments } from '../../ui/Segments.tsx'
import { hrefOf, type MailTemplate, useMailWords } from '../words.ts'
import { AddLanguage } from './AddLanguage.tsx'
import { TextEditor } from './TextEditor.tsx'

/** One mail: what it says in each language, and how that will look. */
export function TemplatePage() {
  const { t } = useTranslation('templates')
  const { template = '', language = 'en' } = useParams({ strict: false })
  const words = useMailWords()
  const list = useCall(listMailTemplates, {})
  const read = useCall(getMailTemplate, { params: { template, language } })
  const mail = list.data?.items.find((one) => one.template === template)
  const error = (!read.data && read.error) || (!list.data && list.error)
  if (error) return <ProblemState problem={error} onRetry={() => void read.refetch()} />
  if (!mail) return null
  return (
    <Page>
      <BackLink href="/templates">{t('title')}</BackLink>
      <PageHeader
        of="page"
        title={words.titleOf(mail)}
        line={words.helpOf(mail)}
        aside={read.data?.can.edit && <AddLanguage mail={mail} />}
      />
      <Languages mail={mail} here={language} />
      {read.data && (
        <Begun key={`${template}/${language}`} read={read.data}>
          {(begun) => <TextEditor mail={mail} text={begun} mayMail={list.data?.mailAvailable ?? false} />}
        </Begun>
      )}
    </Page>
  )
}

/** Those that have a text, and the one that is being written. */
function Languages({ mail: { template, texts }, here }: { mail: MailTemplate; here: string }) {
  const { t } = useTranslation('templates')
  const { languageOf } = useMailWords()
  const segments = [...new Set([...texts.map(({ language }) => language), here])].map((code) => {
    const isOwn = texts.some(({ language, isOwn: own }) => language === code && own)
    const label = languageOf(code)
    return { href: hrefOf(template, code), label: isOwn ? t('own', { language: label }) : label, isHere: code === here }
  })
  return <Segments of="page" label={t('languages')} segments={segments} />
}
