import { IconRefresh } from '@tabler/icons-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { listOutbox, showOutbox } from '../../../server/outbox/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'
import { ListPage, Toolbar } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Pager } from '../ui/Pager.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { OutboxFilters } from './list/OutboxFilters.tsx'
import { NoServer, Nothing } from './list/OutboxNotes.tsx'
import { OutboxSegments } from './list/OutboxSegments.tsx'
import { useOutboxColumns, useOutboxPhoneRow } from './list/useOutboxColumns.tsx'
import { MailPanel } from './mail/MailPanel.tsx'
import type { Mail } from './mail.ts'
import { useMailActions } from './useMailActions.ts'
import { useOutboxAddress } from './useOutboxAddress.ts'

const POLL = 5000
const keyOf = ({ id }: Mail) => id
const nameOf = ({ person, recipient }: Mail) => person?.name ?? recipient

/** Mails and what became of them. */
export function OutboxPage() {
  const { t } = useTranslation('outbox')
  const { can } = useViewer()
  const address = useOutboxAddress()
  const query = { ...address.filter, ...address.pages.query }
  const read = useCall(listOutbox, { query }, { keep: true, every: POLL })
  const summary = useCall(showOutbox, {}, { every: POLL }).data
  const actions = useMailActions()
  const { hrefOf } = address
  const columns = useOutboxColumns(useCallback((id: string) => hrefOf(id), [hrefOf]))
  const page = read.data
  const mayRetry = Boolean(can['outbox.edit']) && summary?.counts.failed !== 0 && summary?.mailAvailable
  return (
    <ListPage
      head={
        <>
          <PageHeader
            title={t('title')}
            actions={mayRetry ? [{ id: 'all', label: t('retryAll'), icon: IconRefresh, ...actions.all }] : []}
          />
          <OutboxSegments address={address} counts={summary?.counts} />
          {summary && !summary.mailAvailable && <NoServer />}
          <Toolbar>
            <SearchBox label={t('search')} value={address.text} onChange={address.find} />
            <OutboxFilters address={address} templates={summary?.templates ?? []} />
          </Toolbar>
        </>
      }
      foot={page && page.items.length > 0 && <Pager {...address.pages.pager(page)} />}
    >
      <DataTable
        label={t('title')}
        rows={page?.items}
        columns={columns}
        keyOf={keyOf}
        nameOf={nameOf}
        hrefOf={(mail) => hrefOf(mail.id)}
        menuOf={(mail) => [actions.openOf(mail, hrefOf), [...actions.retryOf(mail), ...actions.giveUpOf(mail)]]}
        phone={useOutboxPhoneRow()}
        empty={<Nothing address={address} page={page} isAvailable={summary?.mailAvailable ?? true} />}
        problem={read.error && !page && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />}
      />
      {address.open && (
        <MailPanel
          key={address.open}
          id={address.open}
          mail={page?.items.find(({ id }) => id === address.open)}
          actions={actions}
          onClose={address.close}
        />
      )}
    </ListPage>
  )
}
