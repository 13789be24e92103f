import { IconUserQuestion } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../ui/Ago.tsx'
import { Anchor } from '../ui/Anchor.tsx'
import { Avatar } from '../ui/Avatar.tsx'
import { STROKE } from '../ui/icons.ts'
import { Tag } from '../ui/Tag.tsx'
import type { Column, PhoneRow } from '../ui/table/columns.ts'
import { PersonCell, RowLink } from '../ui/table/RowLink.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { Outcome } from './Outcome.tsx'
import classes from './SignIns.module.css'
import { browserOf, type SignIn } from './signIn.ts'

/** Where a row leads: to whom it was about, else to everything from that address. */
export function hrefOfSignIn({ person, address }: SignIn, hrefOfAddress: (address: string) => string): string {
  return person ? `/users/${person.id}` : hrefOfAddress(address)
}

/** Whose account, what became of it, from where and with what, when. */
export function useSignInColumns(hrefOfAddress: (address: string) => string): readonly Column<SignIn>[] {
  const { t, i18n } = useTranslation('signIns')
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  return useMemo(
    () => [
      {
        id: 'who',
        label: t('column.who'),
        cell: (item) => <Who item={item} href={hrefOfSignIn(item, hrefOfAddress)} />,
      },
      { id: 'outcome', label: t('column.outcome'), width: 216, cell: (item) => <Outcome item={item} /> },
      { id: 'path', label: t('column.path'), width: 128, cell: ({ path }) => <Tag>{t(`path.${path}`)}</Tag> },
      {
        id: 'address',
        label: t('column.address'),
        width: 156,
        cell: ({ address }) => (
          <Anchor href={hrefOfAddress(address)} className={classes.address}>
            {address}
          </Anchor>
        ),
        whole: ({ address }) => address,
      },
      {
        id: 'browser',
        label: t('column.browser'),
        width: 190,
        quiet: true,
        cell: (item) => <Browser item={item} />,
        whole: ({ userAgent }) => userAgent || undefined,
      },
      { id: 'at', label: t('column.at'), width: 116, quiet: true, cell: ({ at }) => <Ago at={at} /> },
    ],
    [t, i18n.language, hrefOfAddress],
  )
}

/** The two-sided row of phones: who and from where, what became of it and when. */
export function useSignInPhoneRow(): (item: SignIn) => PhoneRow {
  const { t } = useTranslation('signIns')
  const format = useFormat()
  return (item) => ({
    start: <Face item={item} size={40} />,
    title: item.person?.name ?? item.identifier,
    note: [item.as ? t('as', { name: item.as.name }) : item.address, item.portal?.name].filter(Boolean).join(' · '),
    end: <Outcome item={item} />,
    endNote: format.ago(item.at),
  })
}

function Who({ item, href }: { item: SignIn; href: string }) {
  const { person, identifier, as, portal } = item
  const { t } = useTranslation('signIns')
  return (
    <PersonCell
      avatar={<Face item={item} size={28} />}
      name={<RowLink href={href}>{person?.name ?? (identifier || t('nameless'))}</RowLink>}
      note={[as ? t('as', { name: as.name }) : person ? identifier : t('nobody'), portal && t('at', portal)]
        .filter(Boolean)
        .join(' · ')}
    />
  )
}

function Face({ item: { person }, size }: { item: SignIn; size: 28 | 40 }) {
  if (person)
    return <Avatar id={person.id} name={person.name} photo={person.photo} size={size} isApi={person.type === 'api'} />
  return (
    <span className={classes.face} data-size={size}>
      <IconUserQuestion size={size === 40 ? 24 : 18} stroke={STROKE} aria-hidden="true" />
    </span>
  )
}

function Browser({ item: { userAgent, device, reason } }: { item: SignIn }) {
  const { t } = useTranslation('signIns')
  return (
    <>
      {userAgent ? browserOf(userAgent) : '–'} {device === 'new' && reason === null && <Tag>{t('device.new')}</Tag>}
    </>
  )
}
