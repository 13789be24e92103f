import { Button, Progress } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Dialog, FootNote } from '../../ui/Dialog.tsx'
import { STROKE } from '../../ui/icons.ts'
import { useUndo } from '../../ui/toast/useUndo.ts'
import type { UserRow } from '../types.ts'
import type { BulkKind } from './kinds.ts'
import { PersonLine, PersonLines } from './PersonLines.tsx'
import type { useBulk } from './useBulk.ts'

interface Props {
  readonly kind: BulkKind
  readonly users: readonly UserRow[]
  readonly bulk: ReturnType<typeof useBulk>
  readonly onClose: () => void
}

/** What became of each, while it runs and afterwards. Closing waits for the person in hand. */
export function BulkProgress({ kind, users, bulk, onClose }: Props) {
  const { t } = useTranslation('users')
  const outcomes = [...(bulk.outcomes ?? [])]
  const total = outcomes.length
  const ready = outcomes.filter(([, { state }]) => state !== 'waiting' && state !== 'working').length
  const words = t('bulk.progress', { ready, total })
  const undo = useUndo()(bulk.sent)
  const takeBack = () => {
    onClose()
    undo?.()
  }
  return (
    <Dialog
      width={640}
      title={t(`bulk.${kind}.${bulk.isRunning ? 'running' : 'ran'}`, { count: total })}
      onClose={() => (bulk.isRunning ? bulk.stop() : onClose())}
      foot={
        <>
          <FootNote>{bulk.isRunning ? t('bulk.keepOpen') : null}</FootNote>
          {bulk.isRunning ? (
            <Button onClick={bulk.stop}>{t('bulk.stop')}</Button>
          ) : (
            <>
              {undo && (
                <Button
                  leftSection={<IconArrowBackUp size={16} stroke={STROKE} aria-hidden="true" />}
                  onClick={takeBack}
                >
                  {t('bulk.undo', { count: bulk.sent.length })}
                </Button>
              )}
              <Button variant="filled" onClick={onClose} data-autofocus>
                {t('ui:close')}
              </Button>
            </>
          )}
        </>
      }
    >
      <p className="strong" role="status">
        {words}
      </p>
      <Progress value={total ? (ready / total) * 100 : 0} aria-label={words} />
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
