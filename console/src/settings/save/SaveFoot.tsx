import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { LeaveQuestion } from '../../ui/LeaveQuestion.tsx'
import { ProblemLine } from '../../ui/ProblemLine.tsx'
import { useLeaveGuard } from '../../ui/useLeaveGuard.ts'
import { ConsequencesDialog } from './ConsequencesDialog.tsx'
import classes from './SaveFoot.module.css'
import type { Draft } from './useDraft.ts'

/** How many settings were changed and are not saved; save or discard. Stands still below the page. */
export function SaveFoot({ draft }: { draft: Draft }) {
  const { t } = useTranslation('settings')
  const guard = useLeaveGuard(!draft.busy, { samePage: true })
  useShortcuts([{ keys: 'mod enter', label: t('save.go'), group: 'here', always: true, run: () => draft.save() }])
  if (guard.isAsked)
    return (
      <div className={classes.leave}>
        <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
      </div>
    )
  return (
    <section className={classes.foot} aria-label={t('save.unsaved')}>
      <p className={classes.count} role="status">
        {t('save.count', { count: draft.edits.size })}
      </p>
      <div className={classes.told}>
        <ProblemLine problem={draft.problem} always={hasOther(draft)} />
      </div>
      <span className={classes.buttons}>
        <Button onClick={draft.discard}>{t('save.discard')}</Button>
        <Button variant="filled" loading={draft.busy} onClick={() => draft.save()}>
          {t('save.go')}
        </Button>
      </span>
      {draft.consequences && <ConsequencesDialog draft={draft} consequences={draft.consequences} />}
    </section>
  )
}

/** Fields tell what concerns them, unless they stand on another tab or were not typed in. */
function hasOther({ problem, errors }: Draft): boolean {
  return problem !== null && problem.fields.length !== Object.keys(errors).length
}
