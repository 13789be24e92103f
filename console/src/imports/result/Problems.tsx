import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadImportProblems, listImportProblems } from '../../../../server/imports/contract.ts'
import { addressOf } from '../../api/address.ts'
import { useCall } from '../../api/useCall.ts'
import { Card } from '../../ui/Card.tsx'
import { STROKE } from '../../ui/icons.ts'
import { Pager } from '../../ui/Pager.tsx'
import { ProblemState } from '../../ui/ProblemState.tsx'
import { useKeysetPages } from '../../ui/table/useKeysetPages.ts'
import type { Import } from '../types.ts'
import { ProblemRows } from './ProblemRows.tsx'
import classes from './Result.module.css'

/** Rows that were refused, by line, column and reason; and as a file to repair. */
export function Problems({ of }: { of: Import }) {
  const { t } = useTranslation('imports')
  const { query, pager } = useKeysetPages()
  const read = useCall(listImportProblems, { params: { import: of.id }, query }, { when: of.problems > 0, keep: true })
  if (of.problems === 0) return null
  return (
    <Card flush title={t('problems.title')} count={of.problems} aside={<Download id={of.id} />}>
      {read.error && !read.data ? (
        <ProblemState problem={read.error} onRetry={() => void read.refetch()} />
      ) : (
        <ProblemRows rows={read.data?.items} />
      )}
      {read.data && (read.data.next || pager(read.data).onPrevious) && (
        <div className={classes.more}>
          <Pager {...pager({ ...read.data, total: of.problems })} />
        </div>
      )}
    </Card>
  )
}

function Download({ id }: { id: string }) {
  const { t } = useTranslation('imports')
  return (
    <Button
      component="a"
      href={addressOf(downloadImportProblems.path, { import: id })}
      download
      size="xs"
      leftSection={<IconDownload size={16} stroke={STROKE} aria-hidden="true" />}
    >
      {t('problems.download')}
    </Button>
  )
}
