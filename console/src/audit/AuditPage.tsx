import { Button } from '@mantine/core'
import { IconFilterOff, IconHistory, IconShieldCheck } from '@tabler/icons-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import type { Action } from '../ui/action.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ExportButton, useExportFormats } from '../ui/ExportButton.tsx'
import { ListPage, Toolbar } from '../ui/Page.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { Pager } from '../ui/Pager.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { SearchBox } from '../ui/SearchBox.tsx'
import { DataTable } from '../ui/table/DataTable.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { useIsPhone } from '../ui/useWidth.ts'
import classes from './Audit.module.css'
import { ChainBadge } from './chain/ChainBadge.tsx'
import { ChainDialog } from './chain/ChainDialog.tsx'
import { useChecks } from './chain/useChecks.ts'
import { EventPanel } from './event/EventPanel.tsx'
import { AuditFilters } from './filters/AuditFilters.tsx'
import type { AuditItem } from './item.ts'
import { LiveLine } from './list/LiveLine.tsx'
import { useAuditColumns, useAuditPhoneRow, useDayOf } from './list/useAuditColumns.tsx'
import { useAuditList } from './list/useAuditList.ts'
import { type AuditAddress, CHIPS, useAuditAddress } from './useAuditAddress.ts'
import { useExport } from './useExport.ts'
import { useEventWords } from './words.ts'

const keyOf = ({ id }: AuditItem) => id

/** Every change ever made: who, what, to whom, when, from where. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const address = useAuditAddress()
  const list = useAuditList(address)
  const words = useEventWords()
  const checks = useChecks()
  const [isChainOpen, setChainOpen] = useState(false)
  const { hrefOf } = address
  const columns = useAuditColumns(useCallback((id: string) => hrefOf(id), [hrefOf]))
  const verify: Action = {
    id: 'verify',
    label: t('chain.verify'),
    icon: IconShieldCheck,
    run: () => {
      if (checks.last?.state !== 'running') checks.start.mutate({})
      setChainOpen(true)
    },
  }
  return (
    <ListPage
      head={
        <>
          <Head address={address} list={list} verify={verify} checks={checks} onChain={() => setChainOpen(true)} />
          <Toolbar aside={<LiveLine list={list} />}>
            <SearchBox label={t('search')} value={address.text} onChange={address.find} />
            <AuditFilters address={address} />
          </Toolbar>
        </>
      }
      foot={list.page && list.rows?.length !== 0 && <Pager {...address.pages.pager(list.page)} />}
    >
      <div className={classes.table} data-audit-list onScrollCapture={list.onScroll}>
        <DataTable
          label={t('title')}
          rows={list.rows}
          columns={columns}
          keyOf={keyOf}
          nameOf={(item) => words.did(item.event)}
          hrefOf={(item) => hrefOf(item.id)}
          groupOf={useDayOf()}
          density="compact"
          phone={useAuditPhoneRow()}
          empty={<Nothing address={address} list={list} />}
          problem={list.error && <ProblemState problem={list.error} onRetry={list.retry} kept={t('kept')} />}
        />
      </div>
      {address.open && (
        <EventPanel
          key={address.open}
          id={address.open}
          item={list.rows?.find(({ id }) => id === address.open)}
          address={address}
        />
      )}
      {isChainOpen && <ChainDialog checks={checks} onClose={() => setChainOpen(false)} />}
    </ListPage>
  )
}

interface HeadProps {
  readonly address: AuditAddress
  readonly list: ReturnType<typeof useAuditList>
  readonly verify: Action
  readonly checks: ReturnType<typeof useChecks>
  readonly onChain: () => void
}

function Head({ address, list, verify, checks, onChain }: HeadProps) {
  const { t } = useTranslation('audit')
  const { can } = useViewer()
  const isPhone = useIsPhone()
  const { run, busy } = useExport(address.filter)
  const formats = useExportFormats(run)
  const mayExport = Boolean(can['audit.export'])
  return (
    <PageHeader
      title={t('title')}
      count={list.count}
      badge={checks.isKnown && <ChainBadge last={checks.last} onOpen={onChain} />}
      actions={can['audit.read'] ? [verify] : []}
      menu={isPhone && mayExport ? [formats] : []}
      aside={!isPhone && mayExport && <ExportButton formats={formats} busy={busy} />}
    />
  )
}

function Nothing({ address, list }: Pick<HeadProps, 'address' | 'list'>) {
  const { t } = useTranslation('audit')
  const count = CHIPS.filter((chip) => address.isOn(chip)).length + (address.text ? 1 : 0)
  const format = useFormat()
  const further = list.page && address.pages.pager(list.page).onNext
  if (further && list.searchedTo)
    return (
      <EmptyState
        icon={IconHistory}
        title={t('noMatch.title')}
        actions={<Button onClick={further}>{t('noMatch.further')}</Button>}
      >
        {t('noMatch.far', { day: format.day(list.searchedTo) })}
      </EmptyState>
    )
  if (count === 0)
    return (
      <EmptyState icon={IconHistory} title={t('none.title')}>
        {t('none.help')}
      </EmptyState>
    )
  return (
    <EmptyState
      icon={IconFilterOff}
      title={t('noMatch.title')}
      actions={<Button onClick={address.clear}>{t('noMatch.clear', { count })}</Button>}
    >
      {t('noMatch.help')}
    </EmptyState>
  )
}
