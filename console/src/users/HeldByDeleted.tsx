import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type ApiProblem, isProblem } from '../api/problem.ts'
import { Anchor } from '../ui/Anchor.tsx'
import { Banner } from '../ui/Banner.tsx'

interface Props {
  readonly problem: ApiProblem | null
  /** What was typed into the field at fault. */
  readonly typed: (path: string) => string
}

/** A name or address is taken by somebody deleted: where they can be restored, or erased for good. */
export function HeldByDeleted({ problem, typed }: Props) {
  const { t } = useTranslation('users')
  const field = isProblem(problem) ? problem.fields.find(({ code }) => code === 'held-by-deleted') : undefined
  if (!field) return null
  const query = new URLSearchParams({ status: 'deleted', q: typed(field.path) })
  return (
    <Banner
      tone="mute"
      icon={IconTrash}
      title={t('held.title')}
      step={
        <Anchor href={`/users?${query}`} target="_blank" rel="noopener">
          {t('held.show')}
        </Anchor>
      }
    >
      {t('held.help')}
    </Banner>
  )
}
