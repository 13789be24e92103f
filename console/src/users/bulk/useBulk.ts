import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ReauthRequired, SignedOut } from '../../../../server/platform/failures.ts'
import { refresh } from '../../api/cache.ts'
import { isProblem } from '../../api/problem.ts'
import { useProblemTitle } from '../../ui/useProblemTitle.ts'
import type { UserRow } from '../types.ts'
import { type BulkAnswer, type BulkKind, DO } from './kinds.ts'
import type { Plan } from './plan.ts'

export interface Outcome {
  /** `refused`: the server judged so. `failed`: there was no judgement, and another try may help. */
  readonly state: 'waiting' | 'working' | 'done' | 'refused' | 'failed' | 'stopped' | 'skipped'
  /** Why it was not done. */
  readonly why?: string
}

/** The same single calls, one after the other, with a result for each person; those that failed can be tried again. */
export function useBulk(kind: BulkKind) {
  const { t } = useTranslation('users')
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>()
  const judge = useJudge()
  const [isRunning, setRunning] = useState(false)
  const [sent, setSent] = useState<readonly object[]>([])
  const isStopped = useRef(false)
  const begun = useRef<{ readonly users: readonly UserRow[]; readonly answer: BulkAnswer }>(undefined)
  const tell = (ids: readonly string[], outcome: Outcome) =>
    setOutcomes((before) => new Map([...(before ?? []), ...ids.map((id) => [id, outcome] as const)]))
  const goThrough = async (users: readonly UserRow[], answer: BulkAnswer) => {
    isStopped.current = false
    setRunning(true)
    tell(idsOf(users), { state: 'waiting' })
    for (const [at, user] of users.entries()) {
      if (isStopped.current) {
        tell(idsOf(users.slice(at)), { state: 'stopped' })
        break
      }
      tell([user.id], { state: 'working' })
      const { outcome, given, endsAll } = await DO[kind](user, answer).then(
        (done): Judged => ({ outcome: { state: 'done' }, given: done }),
        judge,
      )
      tell([user.id], outcome)
      if (given) setSent((before) => [...before, given])
      isStopped.current ||= endsAll === true
    }
    setRunning(false)
    void refresh('users', 'sessions', 'links', 'teams', 'roles')
  }
  const run = ({ touched, skipped }: Plan, answer: BulkAnswer) => {
    begun.current = { users: touched, answer }
    void goThrough(touched, answer)
    for (const { user, why } of skipped) tell([user.id], { state: 'skipped', why: t(`bulk.why.${why}`) })
  }
  const failed = [...(outcomes ?? [])].filter(([, { state }]) => state === 'failed').map(([id]) => id)
  const retry = () => {
    const { users, answer } = begun.current ?? {}
    if (users && answer)
      void goThrough(
        users.filter(({ id }) => failed.includes(id)),
        answer,
      )
  }
  const stop = () => {
    isStopped.current = true
  }
  /** `sent`: what was done, by which all of it can be undone. */
  return { outcomes, isRunning, failed: failed.length, sent, run, retry, stop }
}

/** Without the proof, or without the session, each of the others would be refused alike. */
const ENDS_ALL: readonly string[] = [ReauthRequired.code, SignedOut.code]

const idsOf = (users: readonly UserRow[]) => users.map(({ id }) => id)

interface Judged {
  readonly outcome: Outcome
  readonly given?: object | undefined
  readonly endsAll?: boolean
}

/** What became of somebody for whom it was not done. Whatever was thrown, the run goes on. */
function useJudge(): (error: unknown) => Judged {
  const { t } = useTranslation('users')
  const titleOf = useProblemTitle()
  return (error) => {
    if (!isProblem(error)) {
      reportError(error)
      return { outcome: { state: 'failed', why: t('bulk.state.failed') } }
    }
    const why = error.fields.map(({ message }) => message).join(' ') || [titleOf(error), error.detail].join(' ').trim()
    const endsAll = ENDS_ALL.includes(error.code)
    return { outcome: { state: endsAll || error.isPassing ? 'failed' : 'refused', why }, endsAll }
  }
}
