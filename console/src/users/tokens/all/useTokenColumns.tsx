import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../../server/platform/contract.ts'
import type { listAllTokens } from '../../../../../server/tokens/contract.ts'
import { Ago, DayOf } from '../../../ui/Ago.tsx'
import { Avatar } from '../../../ui/Avatar.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { Column, PhoneRow } from '../../../ui/table/columns.ts'
import { PersonCell, RowLink } from '../../../ui/table/RowLink.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { hrefOfUser } from '../../types.ts'
import { useScopeWords } from '../useScopeWords.ts'

export type OwnedToken = ReplyOf<typeof listAllTokens>['items'][number]

/** A token stands on the page of its owner. */
export const hrefOfOwner = ({ owner }: OwnedToken): string => hrefOfUser(owner, 'tokens')

/** Whose, what it is called, what it may do, until when, last used. */
export function useTokenColumns(): readonly Column<OwnedToken>[] {
  const { t, i18n } = useTranslation('tokens')
  const { summary } = useScopeWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language only
  return useMemo(
    () => [
      {
        id: 'owner',
        label: t('all.column.owner'),
        cell: (token) => (
          <PersonCell
            avatar={<Face token={token} size={28} />}
            name={<RowLink href={hrefOfOwner(token)}>{token.owner.name}</RowLink>}
            note={token.name}
          />
        ),
      },
      {
        id: 'state',
        label: t('all.column.state'),
        width: 176,
        cell: ({ state }) => (state === 'working' ? t('all.works') : <Tag>{t(`state.${state}`)}</Tag>),
      },
      {
        id: 'scopes',
        label: t('form.reach'),
        width: 300,
        quiet: true,
        cell: ({ scopes }) => summary(scopes),
        whole: ({ scopes }) => summary(scopes),
      },
      {
        id: 'ends',
        label: t('form.ends'),
        width: 120,
        quiet: true,
        cell: ({ expiresAt }) => (expiresAt ? <DayOf at={expiresAt} /> : t('end.none')),
      },
      {
        id: 'used',
        label: t('all.column.used'),
        width: 130,
        quiet: true,
        cell: ({ usedAt }) => <Ago at={usedAt} never={t('never')} />,
      },
    ],
    [t, i18n.language],
  )
}

/** The two-sided row of phones. */
export function useTokenPhoneRow(): (token: OwnedToken) => PhoneRow {
  const { t } = useTranslation('tokens')
  const format = useFormat()
  return (token) => ({
    start: <Face token={token} size={40} />,
    title: token.owner.name,
    note: token.name,
    end: token.state === 'working' ? t('all.works') : t(`state.${token.state}`),
    endNote: token.usedAt ? format.ago(token.usedAt) : t('never'),
  })
}

function Face({ token: { owner }, size }: { token: OwnedToken; size: 28 | 40 }) {
  return <Avatar id={owner.id} name={owner.name} photo={owner.photo} size={size} isApi={owner.type === 'api'} />
}
