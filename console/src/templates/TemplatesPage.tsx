import { IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listMailTemplates } from '../../../server/mail-templates/contract.ts'
import { useCall } from '../api/useCall.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Card, CardRow, CardRows } from '../ui/Card.tsx'
import { STROKE } from '../ui/icons.ts'
import { Page } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { Tag } from '../ui/Tag.tsx'
import { useDelayed } from '../ui/useDelayed.ts'
import classes from './Templates.module.css'
import { hrefOf, type MailTemplate, useMailWords } from './words.ts'

/** Every mail that Roster writes, and in which languages somebody chose what it says. */
export function TemplatesPage() {
  const { t } = useTranslation('templates')
  const read = useCall(listMailTemplates, {})
  const isSlow = useDelayed(!read.data, 150)
  if (read.error && !read.data) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  return (
    <Page width={840}>
      <PageHeader of="page" title={t('title')} line={t('line')} />
      {read.data ? (
        <Card title={t('mails')} count={read.data.items.length} flush>
          <CardRows>
            {read.data.items.map((mail) => (
              <MailRow key={mail.template} mail={mail} />
            ))}
          </CardRows>
        </Card>
      ) : (
        isSlow && <p role="status">{t('loading')}</p>
      )}
    </Page>
  )
}

function MailRow({ mail }: { mail: MailTemplate }) {
  const { t, i18n } = useTranslation('templates')
  const words = useMailWords()
  const own = mail.texts.filter((text) => text.isOwn)
  const first = mail.texts.find(({ language }) => language === i18n.language) ?? mail.texts[0]
  return (
    <CardRow
      icon={<IconMail size={16} stroke={STROKE} aria-hidden="true" />}
      title={<Anchor href={hrefOf(mail.template, first?.language ?? 'en')}>{words.titleOf(mail)}</Anchor>}
      note={words.helpOf(mail)}
      aside={
        own.length > 0 ? (
          <span className={classes.tags}>
            {own.map(({ language }) => (
              <Tag key={language}>{t('ownIn', { language: words.languageOf(language) })}</Tag>
            ))}
          </span>
        ) : (
          <span className="quiet">{t('asBuiltIn')}</span>
        )
      }
    />
  )
}
