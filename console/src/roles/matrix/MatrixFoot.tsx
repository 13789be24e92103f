import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { previewRole } from '../../../../server/roles/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import type { Role } from '../role.ts'
import { permissionsOf } from './cells.ts'
import classes from './Matrix.module.css'
import { PreviewDialog } from './PreviewDialog.tsx'
import type { Draft } from './useDraft.ts'

const PAUSE = 250
const TOLD = 2 // changes said in the foot; all of them stand in the dialog

interface Props {
  readonly role: Role
  readonly draft: Draft
  readonly labelOf: (cell: string) => string
}

/** How many cells changed and what that does to people; save or discard. */
export function MatrixFoot({ role, draft, labelOf }: Props) {
  const { t } = useTranslation('roles')
  const guard = useLeaveGuard(!draft.busy)
  const [isOpen, setOpen] = useState(false)
  const [permissions] = useDebouncedValue(permissionsOf(draft.cells), PAUSE)
  const { data } = useCall(previewRole, { params: { role: role.id }, body: { permissions } }, { keep: true })
  useShortcuts([{ keys: 'mod enter', label: t('saveRole'), group: 'here', always: true, run: draft.save }])
  if (guard.isAsked)
    return (
      <div className={classes.leave}>
        <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
      </div>
    )
  const told = (data?.changes ?? []).flatMap(({ scope, action, gain, lose }) => {
    const right = labelOf(`${scope}.${action}`)
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
        {told.slice(0, TOLD).join(' ')}{' '}
        {data && data.changes.length > 0 && (
          <button type="button" className={classes.see} onClick={() => setOpen(true)}>
            {t('preview.all')}
          </button>
        )}
      </p>
      <span className={classes.buttons}>
        <Button onClick={draft.discard}>{t('discard')}</Button>
        <Button variant="filled" loading={draft.busy} onClick={draft.save}>
          {t('saveRole')}
        </Button>
      </span>
      {isOpen && data && <PreviewDialog role={role} preview={data} labelOf={labelOf} onClose={() => setOpen(false)} />}
    </div>
  )
}
