import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { applyUndo } from '../../../../server/undo/contract.ts'
import { cache } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { changeIdOf } from '../../api/changeIds.ts'
import { isProblem } from '../../api/problem.ts'
import { useProblemTitle } from '../useProblemTitle.ts'
import { toast } from './store.ts'

/** *Undo* for a toast that tells of a change: takes what was sent, or its reply; undefined where it cannot be undone. */
export function useUndo(): (part: object) => (() => void) | undefined {
  const { t } = useTranslation('ui')
  const titleOf = useProblemTitle()
  const undo = useCallback(
    async (change: string): Promise<void> => {
      try {
        const { undoneBy, items } = await call(applyUndo, { params: { change }, body: {} })
        const isWhole = items.every(({ outcome }) => outcome === 'undone' || outcome === 'lost')
        toast(t(isWhole ? 'undone.whole' : 'undone.part'), undoneBy ? () => void undo(undoneBy) : undefined)
      } catch (error) {
        if (!isProblem(error)) throw error
        toast(`${titleOf(error)} ${error.detail ?? ''}`.trim())
      }
      // A change can reach any page.
      await cache.invalidateQueries()
    },
    [t, titleOf],
  )
  return useCallback(
    (part) => {
      const change = changeIdOf(part)
      return change ? () => void undo(change) : undefined
    },
    [undo],
  )
}
