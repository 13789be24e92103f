import { useParams } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getImport } from '../../../../server/imports/contract.ts'
import { refresh } from '../../api/cache.ts'
import { useCall } from '../../api/useCall.ts'
import { Page } from '../../ui/Page.tsx'
import { BackLink, PageHeader } from '../../ui/PageHeader.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useTitle } from '../../ui/useTitle.ts'
import { Columns } from '../columns/Columns.tsx'
import { ALTERED, type Import, isAtWork } from '../import.ts'
import { AtWork } from '../progress/AtWork.tsx'
import { Checked } from '../progress/Checked.tsx'
import { Ended } from '../progress/Ended.tsx'
import { type Step, Steps } from '../Steps.tsx'

const POLL = 700

/** One import, at whatever step it is. It goes on when this page is left. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const { import: id = '' } = useParams({ strict: false }) as { import?: string }
  const [isWorking, setWorking] = useState(false)
  const read = useCall(getImport, { params: { import: id } }, { every: isWorking && POLL })
  const item = read.data
  useTitle(item?.fileName)
  useEffect(() => setWorking(item !== undefined && isAtWork(item.state)), [item])
  useNewsOfEnd(item)
  const [isChanging, setChanging] = useState(false)
  if (!item) return read.error && <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  const isWaiting = item.state === 'checked' || item.state === 'failed'
  const step = isChanging && isWaiting ? 'columns' : stepOf(item)
  return (
    <Page>
      <BackLink href="/imports">{t('title')}</BackLink>
      <PageHeader of="page" title={item.fileName} line={<Line {...item} />} />
      <Steps at={step} />
      {step === 'columns' && <Columns key={item.id} item={item} onDone={() => setChanging(false)} />}
      {step === 'check' && !isAtWork(item.state) && <Checked item={item} onChange={() => setChanging(true)} />}
      {isAtWork(item.state) && <AtWork item={item} />}
      {step === 'end' && <Ended item={item} onChange={() => setChanging(true)} />}
    </Page>
  )
}

function stepOf({ state }: Import): Step {
  if (state === 'uploaded') return 'columns'
  if (state === 'checking' || state === 'checked') return 'check'
  return state === 'running' ? 'import' : 'end'
}

function Line({ kind, rowsTotal, createdBy, createdAt }: Import) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  return (
    <>
      <span>{t(`kind.${kind}`)}</span>
      <span>{t('rows', { count: rowsTotal, shown: format.number(rowsTotal) })}</span>
      <span>{t('sentBy', { name: createdBy?.name ?? '–', ago: format.ago(createdAt) })}</span>
    </>
  )
}

/** Once it has ended, lists elsewhere are read anew. */
function useNewsOfEnd(item: Import | undefined): void {
  const before = useRef(item?.state)
  useEffect(() => {
    if (item && before.current === 'running' && item.state !== 'running') void refresh('me', ...ALTERED[item.kind])
    before.current = item?.state
  }, [item])
}
