import { Button } from '@mantine/core'
import { IconBug, IconRefresh } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { STROKE } from '../ui/icons.ts'
import { MissingPage } from '../ui/missing/MissingPage.tsx'
import { MissingPart } from '../ui/missing/missing.ts'
import { ProblemState } from '../ui/ProblemState.tsx'

/** Catches what a page could not: a refused request, or a bug of ours. */
export function PageProblem({ error }: ErrorComponentProps) {
  const { t } = useTranslation('ui')
  const reload = () => window.location.reload()
  if (isProblem(error)) return <ProblemState problem={error} onRetry={reload} />
  if (error instanceof MissingPart) return <MissingPage />
  return (
    <EmptyState
      icon={IconBug}
      title={t('problem.crash.title')}
      actions={
        <Button variant="filled" leftSection={<IconRefresh size={16} stroke={STROKE} />} onClick={reload}>
          {t('shell:reload')}
        </Button>
      }
    >
      {t('problem.crash.help')}
    </EmptyState>
  )
}
