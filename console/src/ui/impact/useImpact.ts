import { useDebouncedValue } from '@mantine/hooks'
import type { CallOf, ReplyOf } from '../../../../server/platform/contract.ts'
import { previewAccess } from '../../../../server/previews/contract.ts'
import { useCall } from '../../api/useCall.ts'

const PAUSE = 250 // ms

/** What is about to be changed. */
export type AccessChange = CallOf<typeof previewAccess>['body']['change']
export type AccessPreview = ReplyOf<typeof previewAccess>

const NOTHING: AccessChange = { kind: 'team-parent', team: '', parentId: null } // never asked

/** Asks what a change would do to people, once it stands still; undefined: nothing is chosen yet. */
export function useImpact(change: AccessChange | undefined) {
  const text = change && JSON.stringify(change)
  const [asked] = useDebouncedValue(text, PAUSE)
  const isChosen = text !== undefined && asked !== undefined
  const body = { change: isChosen ? (JSON.parse(asked) as AccessChange) : NOTHING }
  const { data, error, isPlaceholderData, refetch } = useCall(previewAccess, { body }, { when: isChosen, keep: true })
  return {
    preview: text === undefined ? undefined : data,
    problem: text === undefined || text !== asked ? null : error,
    /** What is shown is of a former choice. */
    isOld: isPlaceholderData || text !== asked,
    isAsked: text !== undefined,
    again: () => void refetch(),
  }
}
