import { Button, Progress } from '@mantine/core'
import { IconArrowBackUp, IconRefresh } from '@tabler/icons-react'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { STROKE } from '../../ui/icons.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { useUndo } from '../../ui/toast/useUndo.ts'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import type { UserRow } from '../types.ts'
import type { BulkKind } from './kinds.ts'
import { PersonLine, PersonLines } from './PersonLines.tsx'
import type { Outcome, useBulk } from './useBulk.ts'

type Bulk = ReturnType<typeof useBulk>

interface Props {
  readonly kind: BulkKind
  readonly users: readonly UserRow[]
  readonly bulk: Bulk
  readonly onClose: () => void
}

/** What became of each, while it runs and afterwards. Closing waits for the person in hand; leaving the page asks first. */
export function BulkProgress({ kind, users, bulk, onClose }: Props) {
  const { t } = useTranslation('users')
  const outcomes = [...(bulk.outcomes ?? [])]
  const count = (...states: readonly Outcome['state'][]) =>
    outcomes.filter(([, { state }]) => states.includes(state)).length
  const total = outcomes.length - count('skipped')
  const left = count('waiting', 'working')
  const words = [
    t('bulk.progress', { ready: count('done'), total }),
    ...(['refused', 'failed', 'skipped'] as const)
      .filter((state) => count(state) > 0)
      .map((state) => t(`bulk.numbers.${state}`, { count: count(state) })),
  ].join(' · ')
  const guard = useGuard(bulk)
  return (
    <Dialog
      width={640}
      title={t(`bulk.${kind}.${bulk.isRunning ? 'running' : 'ran'}`, { count: total })}
      onClose={() => (guard.isAsked ? guard.stay() : bulk.isRunning ? bulk.stop() : onClose())}
      question={
        guard.isAsked && (
          <LeaveQuestion
            words={{
              question: t('bulk.leave.question', { count: left }),
              leave: t('bulk.leave.leave'),
              stay: t('bulk.leave.stay'),
            }}
            onStay={guard.stay}
            onLeave={guard.leave}
          />
        )
      }
      foot={<Foot bulk={bulk} onClose={onClose} />}
    >
      <p className="strong" role="status">
        {words}
      </p>
      <Progress value={total ? ((total - left) / total) * 100 : 0} aria-label={words} />
      <PersonLines>
        {outcomes.map(([id, { state, why }]) => {
          const user = users.find((one) => one.id === id)
          const note = why ?? t(state === 'done' ? `bulk.${kind}.done` : `bulk.state.${state}`)
          return user && <PersonLine key={id} user={user} state={state} note={note} />
        })}
      </PersonLines>
    </Dialog>
  )
}

/** Leaving stops after the person in hand. A question that the end of the run has answered goes again. */
function useGuard({ isRunning, stop }: Bulk) {
  const guard = useLeaveGuard(isRunning)
  const isAnswered = guard.isAsked && !isRunning
  const stay = useEffectEvent(guard.stay)
  useEffect(() => {
    if (isAnswered) stay()
  }, [isAnswered])
  const leave = () => {
    stop()
    guard.leave()
  }
  return { ...guard, leave }
}

function Foot({ bulk, onClose }: Pick<Props, 'bulk' | 'onClose'>) {
  const { t } = useTranslation('users')
  const undo = useUndo()(bulk.sent)
  const takeBack = () => {
    onClose()
    undo?.()
  }
  if (bulk.isRunning)
    return (
      <>
        <FootNote>{t('bulk.keepOpen')}</FootNote>
        <Button onClick={bulk.stop}>{t('bulk.stop')}</Button>
      </>
    )
  return (
    <>
      {undo && (
        <Button leftSection={<IconArrowBackUp size={16} stroke={STROKE} aria-hidden="true" />} onClick={takeBack}>
          {t('bulk.undo', { count: bulk.sent.length })}
        </Button>
      )}
      {bulk.failed > 0 && (
        <Button leftSection={<IconRefresh size={16} stroke={STROKE} aria-hidden="true" />} onClick={bulk.retry}>
          {t('bulk.retry', { count: bulk.failed })}
        </Button>
      )}
      <Button variant="filled" onClick={onClose} data-autofocus>
        {t('ui:close')}
      </Button>
    </>
  )
}
