import { useTranslation } from 'react-i18next'
import { exportSignIns } from '../../../server/sign-in-log/export/contract.ts'
import { useChange } from '../api/useChange.ts'
import { downloadFrom } from '../ui/download.ts'
import type { ExportFormat } from '../ui/ExportButton.tsx'
import { toast } from '../ui/toast/store.ts'
import { useProblemTitle } from '../ui/useProblemTitle.ts'
import type { SignInAddress } from './useSignInAddress.ts'

/** Asks for the file of what the page shows, and lets the browser write it to disk as it comes. */
export function useExport({ filter }: Pick<SignInAddress, 'filter'>) {
  const { t } = useTranslation('ui')
  const titleOf = useProblemTitle()
  const ask = useChange(exportSignIns, {
    done: ({ url }) => {
      downloadFrom(url)
      toast(t('export.begun'))
    },
    refused: (problem) => toast(titleOf(problem)),
  })
  return { run: (format: ExportFormat) => ask.mutate({ body: { ...filter, format } }), busy: ask.isPending }
}
