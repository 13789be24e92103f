import { useTranslation } from 'react-i18next'
import { exportTrail } from '../../../server/audit-log/export/contract.ts'
import { useChange } from '../api/useChange.ts'
import { downloadFrom } from '../ui/download.ts'
import { toast } from '../ui/toast/store.ts'
import { useProblemTitle } from '../ui/useProblemTitle.ts'
import type { AuditFilter } from './useAuditAddress.ts'

/** Asks for the file and lets the browser write it to disk as it comes. */
export function useExport(filter: AuditFilter) {
  const { t } = useTranslation('ui')
  const titleOf = useProblemTitle()
  const ask = useChange(exportTrail, {
    done: ({ url }) => {
      downloadFrom(url)
      toast(t('export.begun'))
    },
    refused: (problem) => toast(titleOf(problem)),
  })
  return { run: (format: 'csv' | 'jsonl') => ask.mutate({ body: { ...filter, format } }), busy: ask.isPending }
}
