import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { previewRole } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import { cellsOf, permissionsOf } from '../matrix/cells.ts'
import classes from '../matrix/Matrix.module.css'
import type { Role } from '../role.ts'
import type { FieldsDraft } from './useFieldsDraft.ts'

const PAUSE = 250
const TOLD = 2 // changes said in the foot

/** How many words changed and what that does to people; save or discard. */
export function FieldsFoot({ role, draft }: { role: Role; draft: FieldsDraft }) {
  const { t } = useTranslation('roles')
  const guard = useLeaveGuard(!draft.busy)
  const [fields] = useDebouncedValue([...draft.fields], PAUSE)
  const body = { permissions: permissionsOf(cellsOf(role.permissions)), fields }
  const { data } = useCall(previewRole, { params: { role: role.id }, body }, { keep: true })
  useShortcuts([{ keys: 'mod enter', label: t('saveRole'), group: 'here', always: true, run: draft.save }])
  if (guard.isAsked)
    return (
      <div className={classes.leave}>
        <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
      </div>
    )
  const told = (data?.fields ?? []).flatMap(({ scope, field, action, gain, lose }) => {
    const right = `${scope}.${field} · ${t(`fieldsTab.${action}`)}`
    return [
      ...(gain > 0 ? [t('preview.gain', { count: gain, right })] : []),
      ...(lose > 0 ? [t('preview.lose', { count: lose, right })] : []),
    ]
  })
  return (
    <div className={classes.foot}>
      <p className={classes.changes}>{t('changes', { count: draft.count })}</p>
      <p className={classes.told} role="status">
        {data && told.length === 0 && t('preview.nobody', { count: data.people })}
        {told.slice(0, TOLD).join(' ')}
      </p>
      <span className={classes.buttons}>
        <Button onClick={draft.discard}>{t('discard')}</Button>
        <Button variant="filled" loading={draft.busy} onClick={draft.save}>
          {t('saveRole')}
        </Button>
      </span>
    </div>
  )
}
