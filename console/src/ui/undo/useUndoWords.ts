import { useTranslation } from 'react-i18next'
import { told } from '../../api/told.ts'
import { useFormat } from '../useFormat.ts'
import type { UndoItem } from './undoing.ts'

interface UndoWords {
  /** *Maria is let in again*: what undoing this part does. */
  readonly does: (item: UndoItem) => string
  /** Why it stays as it is; '' where nothing stands against it. */
  readonly why: (item: UndoItem) => string
}

export function useUndoWords(): UndoWords {
  const { t } = useTranslation(['undo', 'problems'])
  const format = useFormat()
  const conflict = ({ since }: UndoItem) =>
    since ? t('since', { by: since.by ?? t('somebody'), moment: format.moment(since.at) }) : t('changed')
  const refusal = ({ refusal: no }: UndoItem) =>
    no ? told(no.detail) || t(`problems:${no.code}`, { defaultValue: no.title }) : ''
  return {
    does: ({ event: { event, entity, also, before } }) => {
      const isChanged = event === 'role.granted' && Object.keys(before).length > 0
      const isFormer = event === 'user.suspended' && also.formerly !== undefined
      const context = isChanged ? 'bounds' : isFormer ? 'former' : undefined
      return t(`does.${event}`, { name: entity.name ?? '', thing: thingOf(also), ...(context ? { context } : {}) })
    },
    why: (item) => {
      if (item.outcome === 'conflict') return conflict(item)
      if (item.outcome === 'refused') return refusal(item)
      return item.outcome === 'done' ? t('done') : ''
    },
  }
}

const thingOf = ({ role, team }: UndoItem['event']['also']): string => String(role ?? team ?? '')
