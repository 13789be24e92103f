import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../../ui/Ago.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Tag } from '../../ui/Tag.tsx'
import type { Column, PhoneRow } from '../../ui/table/columns.ts'
import { PersonCell, RowLink } from '../../ui/table/RowLink.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { MailState } from '../MailState.tsx'
import { iconOf, type Mail } from '../mail.ts'
import classes from '../Outbox.module.css'
import { useReason } from '../useReason.ts'
import { useTemplateName } from '../useTemplateName.ts'

/** To whom, what, how far, why not, when again, since when. */
export function useOutboxColumns(hrefOf: (id: string) => string): readonly Column<Mail>[] {
  const { t, i18n } = useTranslation('outbox')
  const reasonOf = useReason()
  const nameOf = useTemplateName()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  return useMemo(
    () => [
      { id: 'to', label: t('column.to'), cell: (mail) => <To mail={mail} href={hrefOf(mail.id)} /> },
      {
        id: 'template',
        label: t('column.template'),
        width: 148,
        cell: ({ template }) => <Tag>{nameOf(template)}</Tag>,
      },
      { id: 'state', label: t('column.state'), width: 136, cell: ({ state }) => <MailState state={state} /> },
      {
        id: 'error',
        label: t('column.error'),
        width: 250,
        quiet: true,
        cell: ({ lastError }) => reasonOf(lastError) || '–',
        whole: ({ lastError }) => reasonOf(lastError) || undefined,
      },
      {
        id: 'attempts',
        label: t('column.attempts'),
        width: 72,
        align: 'end',
        quiet: true,
        cell: ({ attempts }) => attempts,
      },
      { id: 'next', label: t('column.next'), width: 124, quiet: true, cell: (mail) => <Next mail={mail} /> },
      {
        id: 'created',
        label: t('column.created'),
        width: 116,
        quiet: true,
        cell: (mail) => <Ago at={mail.createdAt} />,
      },
    ],
    [t, i18n.language, hrefOf],
  )
}

/** The two-sided row of phones: to whom and what, how far and when. */
export function useOutboxPhoneRow(): (mail: Mail) => PhoneRow {
  const nameOf = useTemplateName()
  const format = useFormat()
  return (mail) => {
    const Sign = iconOf[mail.state]
    return {
      start: mail.person ? (
        <Avatar id={mail.person.id} name={mail.person.name} size={40} />
      ) : (
        <Sign size={24} stroke={STROKE} aria-hidden="true" />
      ),
      title: mail.person?.name ?? mail.recipient,
      note: nameOf(mail.template),
      end: <MailState state={mail.state} />,
      endNote: format.ago(mail.sentAt ?? mail.createdAt),
    }
  }
}

function To({ mail: { person, recipient }, href }: { mail: Mail; href: string }) {
  return (
    <PersonCell
      avatar={<Avatar id={person?.id ?? recipient} name={person?.name ?? recipient} />}
      name={<RowLink href={href}>{person?.name ?? recipient}</RowLink>}
      note={person ? recipient : undefined}
    />
  )
}

function Next({ mail: { state, nextAt } }: { mail: Mail }) {
  const { t } = useTranslation('outbox')
  const format = useFormat()
  if (!nextAt) return '–'
  return (
    <time dateTime={nextAt} data-tip={format.full(nextAt)} className={classes.next}>
      {state === 'queued' ? t('soon') : format.until(nextAt)}
    </time>
  )
}
