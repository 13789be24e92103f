import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import { audienceOf } from '../../ui/pick/useRoleChoices.ts'
import type { UserRow } from '../types.ts'
import { AssignTarget, isReady } from './AssignTarget.tsx'
import type { Assignment } from './assign.ts'
import { BulkProgress } from './BulkProgress.tsx'
import { type BulkKind, impactOf, isTargeted } from './kinds.ts'
import { PersonLine, PersonLines } from './PersonLines.tsx'
import { planOf, type Target } from './plan.ts'
import { RoleSelect, TeamSelect } from './TargetSelect.tsx'
import { useBulk } from './useBulk.ts'

interface Props {
  readonly kind: BulkKind
  readonly users: readonly UserRow[]
  readonly onDone: () => void
  readonly onClose: () => void
}

const NOTHING: Target = { id: '' }

/** First the plan in numbers and names, then the progress with a result for each person. */
export default function BulkDialog({ kind, users, onDone, onClose }: Props) {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const bulk = useBulk(kind)
  const [target, setTarget] = useState(NOTHING)
  const [assignment, setAssignment] = useState<Assignment>()
  const [isMissing, setMissing] = useState(false)
  const plan = planOf(kind, users, viewer.id, target)
  const { touched, skipped } = plan
  // Whom it could touch: what is chosen may fit none of them, and something else may be chosen.
  const able = planOf(kind, users, viewer.id, NOTHING).touched
  const confirm = (reason: string) => {
    if (touched.length === 0) return onClose()
    if (isTargeted(kind) ? target.id === '' : kind === 'assign' && !isReady(assignment)) return setMissing(true)
    bulk.run(plan, { reason, target: target.id, assignment })
  }
  const close = () => {
    onClose()
    if (bulk.outcomes) onDone()
  }
  if (bulk.outcomes) return <BulkProgress kind={kind} users={users} bulk={bulk} onClose={close} />
  const asked = { value: target.id, isMissing, onChange: setTarget }
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
      {kind === 'team' && able.length > 0 && <TeamSelect {...asked} />}
      {kind === 'role' && able.length > 0 && <RoleSelect {...asked} audiences={audiencesOf(able)} />}
      {kind === 'assign' && able.length > 0 && (
        <AssignTarget value={assignment} isMissing={isMissing} onChange={setAssignment} />
      )}
      {(isTargeted(kind) || kind === 'assign') && (
        <Impact
          change={impactOf(kind, touched, {
            target: target.id,
            assignment: isReady(assignment) ? assignment : undefined,
          })}
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

/** Whom roles must be for to be given to some of these people. */
function audiencesOf(users: readonly UserRow[]) {
  const present = new Set(users.map(({ type }) => audienceOf(type)))
  return (['internal', 'portal'] as const).filter((audience) => present.has(audience))
}
