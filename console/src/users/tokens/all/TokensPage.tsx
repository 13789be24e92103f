import { IconFilterOff, IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { listAllTokens } from '../../../../../server/tokens/contract.ts'
import { useCall } from '../../../api/useCall.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ListPage } from '../../../ui/Page.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Pager } from '../../../ui/Pager.tsx'
import { ProblemState } from '../../../ui/ProblemState.tsx'
import { Segments } from '../../../ui/Segments.tsx'
import { DataTable } from '../../../ui/table/DataTable.tsx'
import { useKeysetPages } from '../../../ui/table/useKeysetPages.ts'
import { addressWith, useAddress } from '../../../ui/useAddress.ts'
import { hrefOfOwner, type OwnedToken, useTokenColumns, useTokenPhoneRow } from './useTokenColumns.tsx'

const PILES = ['working', 'ending', 'unused', 'expired'] as const
const keyOf = ({ id }: OwnedToken) => id
const nameOf = ({ name }: OwnedToken) => name

/** Everybody's tokens, as far as one may manage them: what ends soon, what nobody uses, what is over. */
export function TokensPage() {
  const { t } = useTranslation('tokens')
  const { search, path } = useAddress()
  const pages = useKeysetPages()
  const show = PILES.find((one) => one === search.get('show'))
  const query = { ...(show ? { show } : {}), ...pages.query }
  const read = useCall(listAllTokens, { query }, { keep: true })
  const page = read.data
  return (
    <ListPage
      head={
        <>
          <PageHeader title={t('all.title')} line={t('all.about')} />
          <Segments
            label={t('all.segments')}
            segments={[undefined, ...PILES].map((one) => ({
              label: t(`all.pile.${one ?? 'all'}`),
              href: addressWith(path, search, { show: one, page: undefined, after: undefined }),
              isHere: one === show,
            }))}
          />
        </>
      }
      foot={page && page.items.length > 0 && <Pager {...pages.pager(page)} />}
    >
      <DataTable
        label={t('all.title')}
        rows={page?.items}
        columns={useTokenColumns()}
        keyOf={keyOf}
        nameOf={nameOf}
        hrefOf={hrefOfOwner}
        phone={useTokenPhoneRow()}
        empty={
          <EmptyState icon={show ? IconFilterOff : IconKey} title={t(show ? `all.none.${show}` : 'all.none.all')}>
            {!show && t('all.noneHelp')}
          </EmptyState>
        }
        problem={read.error && !page && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
    </ListPage>
  )
}
