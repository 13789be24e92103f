import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { applyUndo } from '../../../../server/undo/contract.ts'
import { cache } from '../../api/cache.ts'
import { call } from '../../api/call.ts'
import { changeIdOf } from '../../api/changeIds.ts'
import { isProblem } from '../../api/problem.ts'
import { useProblemTitle } from '../useProblemTitle.ts'
import { toast } from './store.ts'

type Part = object | readonly object[]

/**
 * *Undo* for a toast that tells of a change, or of several made one after the other: takes what was sent, or its reply;
 * undefined where it cannot be undone. `then` follows where all of it was undone.
 */
export function useUndo(): (part: Part, then?: () => void) => (() => void) | undefined {
  const { t } = useTranslation('ui')
  const titleOf = useProblemTitle()
  const undo = useCallback(
    async (changes: readonly string[], then?: () => void): Promise<void> => {
      const { undone, isWhole, problem } = await undoAll(changes)
      const back = undone.length > 0 ? () => void undo(undone) : undefined
      if (problem) toast(`${titleOf(problem)} ${problem.detail ?? ''}`.trim(), back)
      else toast(t(isWhole ? 'undone.whole' : 'undone.part'), back)
      if (isWhole && !problem) then?.()
      // A change can reach any page.
      await cache.invalidateQueries()
    },
    [t, titleOf],
  )
  return useCallback(
    (part, then) => {
      const changes = (isList(part) ? part : [part]).flatMap((one) => changeIdOf(one) ?? [])
      return changes.length > 0 ? () => void undo(changes, then) : undefined
    },
    [undo],
  )
}

const isList = (part: Part): part is readonly object[] => Array.isArray(part)

/** The last one first; ends at the first that is refused. */
async function undoAll(changes: readonly string[]) {
  const undone: string[] = []
  let isWhole = true
  for (const change of changes.toReversed()) {
    try {
      const { undoneBy, items } = await call(applyUndo, { params: { change }, body: {} })
      isWhole &&= items.every(({ outcome }) => outcome === 'undone' || outcome === 'lost')
      if (undoneBy) undone.push(undoneBy)
    } catch (error) {
      if (!isProblem(error)) throw error
      return { undone, isWhole: false, problem: error }
    }
  }
  return { undone, isWhole, problem: undefined }
}
