import { Button } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from './ActionMenu.tsx'
import type { Action } from './action.ts'
import { STROKE } from './icons.ts'

export type ExportFormat = 'csv' | 'jsonl'

/** What a log can be exported as, for a menu. */
export function useExportFormats(run: (format: ExportFormat) => void): Action[] {
  const { t } = useTranslation('ui')
  return (['csv', 'jsonl'] as const).map((format) => ({
    id: format,
    label: t(`export.${format}`),
    icon: IconDownload,
    run: () => run(format),
  }))
}

/** *Export*, with the formats below it. */
export function ExportButton({ formats, busy }: { formats: readonly Action[]; busy: boolean }) {
  const { t } = useTranslation('ui')
  return (
    <ActionMenu
      groups={[formats]}
      target={
        <Button
          loading={busy}
          leftSection={<IconDownload size={16} stroke={STROKE} aria-hidden="true" />}
          rightSection={<IconChevronDown size={14} stroke={STROKE} aria-hidden="true" />}
        >
          {t('export.title')}
        </Button>
      }
    />
  )
}
