import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Ago } from '../ui/Ago.tsx'
import { Column, Page } from '../ui/Page.tsx'
import { BackLink, PageHeader } from '../ui/PageHeader.tsx'
import { ProblemState } from '../ui/ProblemState.tsx'
import { useFormat } from '../ui/useFormat.ts'
import { useTitle } from '../ui/useTitle.ts'
import { CancelDialog } from './CancelDialog.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import { StateTag } from './StateTag.tsx'
import type { Import } from './types.ts'
import { useImport } from './useImport.ts'
import { useKeepFocus } from './useKeepFocus.ts'

/** One import, from the meaning of its columns to its result. */
export function ImportPage() {
  const { t } = useTranslation('imports')
  const { import: id = '' } = useParams({ strict: false }) as { import?: string }
  const read = useImport(id)
  useTitle(read.data?.fileName)
  useKeepFocus(read.data?.state)
  if (read.error && !read.data) return <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
  return (
    <Page>
      <BackLink href="/imports">{t('past')}</BackLink>
      {read.data && (
        <>
          <Head of={read.data} />
          <Column>
            <ImportSteps key={id} of={read.data} />
          </Column>
        </>
      )}
    </Page>
  )
}

function Head({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const format = useFormat()
  const [isAsked, setAsked] = useState(false)
  const isOver = of.state === 'done' || of.state === 'cancelled'
  const cancel = { id: 'cancel', label: t('cancel.action'), danger: true, run: () => setAsked(true) }
  return (
    <>
      <PageHeader
        of="page"
        title={of.fileName}
        badge={<StateTag state={of.state} />}
        line={
          <>
            <span>{t(`kinds.${of.kind}`)}</span>
            <span>{t('rows', { count: of.rowsTotal, rows: format.number(of.rowsTotal) })}</span>
            {of.createdBy && <span>{of.createdBy.name}</span>}
            <Ago at={of.createdAt} />
          </>
        }
        menu={isOver ? [] : [[cancel]]}
      />
      {isAsked && <CancelDialog of={of} onClose={() => setAsked(false)} />}
    </>
  )
}
