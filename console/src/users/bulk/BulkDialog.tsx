import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import type { UserRow } from '../types.ts'
import { AssignTarget, isReady } from './AssignTarget.tsx'
import type { Assignment } from './assign.ts'
import { BulkProgress } from './BulkProgress.tsx'
import { type BulkKind, impactOf, isTargeted } from './kinds.ts'
import { PersonLine, PersonLines } from './PersonLines.tsx'
import { planOf } from './plan.ts'
import { TargetSelect } from './TargetSelect.tsx'
import { useBulk } from './useBulk.ts'

interface Props {
  readonly kind: BulkKind
  readonly users: readonly UserRow[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** First the plan in numbers and names, then the progress with a result for each person. */
export default function BulkDialog({ kind, users, onDone, onClose }: Props) {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const bulk = useBulk(kind)
  const { touched, skipped } = planOf(kind, users, viewer.id)
  const [target, setTarget] = useState('')
  const [assignment, setAssignment] = useState<Assignment>()
  const [isMissing, setMissing] = useState(false)
  const confirm = (reason: string) => {
    if (touched.length === 0) return onClose()
    if (isTargeted(kind) ? target === '' : kind === 'assign' && !isReady(assignment)) return setMissing(true)
    bulk.run(touched, { reason, target, assignment })
  }
  const close = () => {
    onClose()
    if (bulk.outcomes) onDone()
  }
  if (bulk.outcomes) return <BulkProgress kind={kind} users={users} bulk={bulk} onClose={close} />
  return (
    <ConfirmDialog
      title={t(`bulk.${kind}.title`, { count: users.length })}
      verb={touched.length > 0 ? t(`bulk.${kind}.verb`, { count: touched.length }) : t('ui:close')}
      danger={kind === 'suspend' && touched.length > 0}
      figures={[
        { value: touched.length, label: t(`bulk.${kind}.will`), danger: kind === 'suspend' },
        { value: skipped.length, label: t('bulk.skipped') },
      ]}
      reason={kind === 'suspend' ? { label: t('suspend.reason') } : undefined}
      note={<UndoNote />}
      onConfirm={confirm}
      onClose={onClose}
    >
      {isTargeted(kind) && touched.length > 0 && (
        <TargetSelect kind={kind} value={target} isMissing={isMissing} onChange={setTarget} />
      )}
      {kind === 'assign' && touched.length > 0 && (
        <AssignTarget value={assignment} isMissing={isMissing} onChange={setAssignment} />
      )}
      {(isTargeted(kind) || kind === 'assign') && (
        <Impact
          change={impactOf(kind, touched, { target, assignment: isReady(assignment) ? assignment : undefined })}
        />
      )}
      <p className="quiet">{t(`bulk.${kind}.help`)}</p>
      {skipped.length > 0 && (
        <section>
          <h3>{t('bulk.skippedWhy')}</h3>
          <PersonLines>
            {skipped.map(({ user, why }) => (
              <PersonLine key={user.id} user={user} state="skipped" note={t(`bulk.why.${why}`)} />
            ))}
          </PersonLines>
        </section>
      )}
    </ConfirmDialog>
  )
}
