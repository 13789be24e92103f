import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../../ui/Anchor.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import { DiffLine } from '../../ui/DiffLine.tsx'
import { STROKE } from '../../ui/icons.ts'
import type { Column, PhoneRow } from '../../ui/table/columns.ts'
import { RowLink } from '../../ui/table/RowLink.tsx'
import { iconOf, toneOf } from '../../ui/trail/eventIcons.ts'
import { useDayName } from '../../ui/useDayName.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { dayIn } from '../../ui/zone.ts'
import classes from '../Audit.module.css'
import { useDifferences, useFacts } from '../event/values.tsx'
import { type AuditItem, pageOf } from '../item.ts'
import { useEventWords } from '../words.ts'

/** Time, who, did what, to what, before and after, from where. */
export function useAuditColumns(hrefOf: (id: string) => string): readonly Column<AuditItem>[] {
  const { t, i18n } = useTranslation('audit')
  const format = useFormat()
  const words = useEventWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  return useMemo(
    () => [
      {
        id: 'time',
        label: t('column.time'),
        width: 92,
        quiet: true,
        cell: ({ at }) => (
          <time dateTime={at} data-tip={format.full(at)}>
            {format.seconds(at)}
          </time>
        ),
      },
      { id: 'who', label: t('column.who'), width: 220, cell: (item) => <Who item={item} />, whole: words.who },
      {
        id: 'did',
        label: t('column.did'),
        width: 210,
        cell: (item) => <Did item={item} href={hrefOf(item.id)} />,
        whole: ({ event }) => words.did(event),
      },
      { id: 'to', label: t('column.to'), width: 230, cell: (item) => <To item={item} />, whole: words.to },
      { id: 'change', label: t('column.change'), cell: (item) => <Change item={item} /> },
      {
        id: 'from',
        label: t('column.from'),
        width: 170,
        quiet: true,
        cell: ({ address }) => (
          <span className={classes.from}>
            <span className="ellipsis">{address || '–'}</span>
            <IconChevronRight size={16} stroke={STROKE} aria-hidden="true" />
          </span>
        ),
        whole: ({ address }) => address ?? undefined,
      },
    ],
    [t, i18n.language, format, hrefOf],
  )
}

/** The two-sided row of phones. */
export function useAuditPhoneRow(): (item: AuditItem) => PhoneRow {
  const format = useFormat()
  const words = useEventWords()
  return (item) => ({
    start: <Avatar id={(item.realActor ?? item.actor).id ?? ''} name={words.who(item)} size={40} />,
    title: words.did(item.event),
    note: `${words.who(item)} · ${words.to(item)}`,
    end: format.time(item.at),
    endNote: item.address,
  })
}

/** Events under the day on which they were. */
export function useDayOf() {
  const nameOf = useDayName()
  const format = useFormat()
  return ({ at }: AuditItem) => {
    const [name, day] = [nameOf(at), format.day(at)]
    return { id: dayIn(at), label: name === day ? day : `${name}, ${day}` }
  }
}

function Who({ item }: { item: AuditItem }) {
  const name = useEventWords().who(item)
  const { id, canOpen } = item.realActor ?? item.actor
  return (
    <span className={classes.who}>
      <Avatar id={id ?? ''} name={name} size={24} />
      <MaybeLink href={canOpen ? `/users/${id}` : undefined}>{name}</MaybeLink>
    </span>
  )
}

function Did({ item, href }: { item: AuditItem; href: string }) {
  const did = useEventWords().did(item.event)
  const Sign = iconOf(item.event)
  return (
    <span className={classes.did} data-tone={toneOf(item.event)}>
      <Sign size={15} stroke={STROKE} aria-hidden="true" />
      <RowLink href={href}>{did}</RowLink>
    </span>
  )
}

function To({ item }: { item: AuditItem }) {
  return <MaybeLink href={pageOf(item.entity)}>{useEventWords().to(item)}</MaybeLink>
}

/** The first difference, and how many more there are; else the first fact. */
function Change({ item }: { item: AuditItem }) {
  const { t } = useTranslation('audit')
  const differences = useDifferences()(item)
  const facts = useFacts()({ also: besideName(item.also) })
  const [first] = differences.filter(() => Object.keys(item.before).length > 0)
  if (first)
    return (
      <span className={classes.change}>
        <DiffLine before={first.before} after={first.after} />
        {differences.length > 1 && <span className="quiet">{t('more', { count: differences.length - 1 })}</span>}
      </span>
    )
  if (facts.length === 0) return <span className="quiet">–</span>
  return <span className="quiet ellipsis">{facts.map((fact) => fact.join(': ')).join(' · ')}</span>
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/

/** The role and the team stand beside the name; ids and digests are for the panel. */
function besideName({ role: _, team: __, ...also }: AuditItem['also']): AuditItem['also'] {
  return Object.fromEntries(Object.entries(also).filter(([, value]) => !ID.test(String(value))))
}

function MaybeLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (!href) return <span className="ellipsis strong">{children}</span>
  return (
    <Anchor href={href} className={classes.name}>
      {children}
    </Anchor>
  )
}
