import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../api/problem.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import classes from './Consequences.module.css'
import type { Draft } from './useDraft.ts'

/** What follows from the changes and is easily overlooked; done only when it is wanted. */
export function ConsequencesDialog({ draft, consequences }: { draft: Draft; consequences: ApiProblem }) {
  const { t } = useTranslation('settings')
  return (
    <ConfirmDialog
      title={t('consequences.title')}
      verb={t('consequences.go', { count: draft.edits.size })}
      note={t('consequences.note')}
      busy={draft.busy}
      onConfirm={() => draft.save(true)}
      onClose={draft.unask}
    >
      <ul className={classes.list}>
        {consequences.fields.map(({ path, message }) => (
          <li key={path}>{message}</li>
        ))}
      </ul>
    </ConfirmDialog>
  )
}
