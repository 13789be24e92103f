import { Button, Skeleton } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card, CardRows } from '../../ui/Card.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { later } from '../../ui/missing/later.tsx'
import { TokenRow } from './TokenRow.tsx'
import type { Token, TokenList, Whose } from './token.ts'

const TokenLayer = later(() => import('./TokenLayer.tsx'))

export type Doing =
  | { readonly kind: 'create' }
  | { readonly kind: 'change' | 'regenerate' | 'reveal' | 'revoke'; readonly token: Token }

interface Props {
  readonly list: TokenList
  readonly whose: Whose
  /** Of the account, for the words of dialogs. */
  readonly name: string
}

/** The tokens or signing keys of an account, and what can be done with each. */
export function TokensCard({ list, whose, name }: Props) {
  const { t } = useTranslation('tokens')
  const [doing, setDoing] = useState<Doing>()
  const { items, can, method } = list
  const isFull = items.filter(({ state }) => state === 'working').length >= list.perUser
  const make = can.create && (
    <Button
      size="xs"
      variant={items.length === 0 ? 'filled' : 'default'}
      disabled={isFull}
      data-tip={isFull ? t('full', { count: list.perUser }) : undefined}
      onClick={() => setDoing({ kind: 'create' })}
    >
      {t(`new.${method}`)}
    </Button>
  )
  return (
    <Card title={t(`title.${method}`)} count={items.length || undefined} flush aside={items.length > 0 && make}>
      {items.length === 0 ? (
        <EmptyState icon={IconKey} title={t(`none.${method}`)} actions={make}>
          {t(can.create ? `noneHelp.${method}` : 'notHere')}
        </EmptyState>
      ) : (
        <CardRows>
          {items.map((token) => (
            <TokenRow key={token.id} token={token} onDo={(kind) => setDoing({ kind, token })} />
          ))}
        </CardRows>
      )}
      <Suspense>
        {doing && (
          <TokenLayer doing={doing} list={list} whose={whose} name={name} onClose={() => setDoing(undefined)} />
        )}
      </Suspense>
    </Card>
  )
}

export function TokensWaiting() {
  const { t } = useTranslation('tokens')
  return (
    <Card title={t('title.token')}>
      <Skeleton height={120} />
    </Card>
  )
}
