import { IconAlertTriangle, IconChevronDown, IconUsers } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiProblem } from '../../api/problem.ts'
import { STROKE } from '../icons.ts'
import { useDelayed } from '../useDelayed.ts'
import { useProblemTitle } from '../useProblemTitle.ts'
import classes from './Impact.module.css'
import { ImpactDetails } from './ImpactDetails.tsx'
import { useImpactSentence } from './sentence.ts'
import { type AccessChange, type AccessPreview, useImpact } from './useImpact.ts'

const SLOW = 400 // ms

export function ImpactLine({ change }: { change: AccessChange | undefined }) {
  // The details name permissions: opening them must not wait for their words.
  const { t } = useTranslation(['impact', 'roles'])
  const { preview, problem, isOld, isAsked, again } = useImpact(change)
  const isSlow = useDelayed(isAsked && !preview && !problem, SLOW)
  return (
    <div role="status">
      {problem && problem.fields.length === 0 && <Refused problem={problem} again={again} />}
      {isSlow && <p className={classes.waiting}>{t('waiting')}</p>}
      {preview && !problem && <Told preview={preview} isOld={isOld} isNew={change?.kind === 'new-user'} />}
    </div>
  )
}

interface ToldProps {
  readonly preview: AccessPreview
  readonly isOld: boolean
  /** Of somebody who is not there yet: all that they may do. */
  readonly isNew: boolean
}

function Told({ preview, isOld, isNew }: ToldProps) {
  const { t } = useTranslation('impact')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const sentence = useImpactSentence()
  const hasDetails = preview.changes.length > 0
  return (
    <section
      className={classes.impact}
      data-old={isOld || undefined}
      aria-busy={isOld}
      aria-label={t(isNew ? 'newUser.label' : 'label')}
    >
      <div className={classes.line}>
        <IconUsers size={16} stroke={STROKE} aria-hidden="true" />
        <p>
          {isNew ? t('newUser.may', { count: preview.changes.length }) : sentence(preview)}{' '}
          {preview.leftOut > 0 && <span className="quiet">{t('leftOut', { count: preview.leftOut })}</span>}
        </p>
        {hasDetails && (
          <button
            type="button"
            className={classes.see}
            aria-expanded={isOpen}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {t('see')}
            <IconChevronDown size={14} stroke={STROKE} data-open={isOpen || undefined} aria-hidden="true" />
          </button>
        )}
      </div>
      {isOpen && hasDetails && <ImpactDetails id={id} preview={preview} isNew={isNew} />}
    </section>
  )
}

/** What saving would be refused for, too; or that it cannot be told now. */
function Refused({ problem, again }: { problem: ApiProblem; again: () => void }) {
  const { t } = useTranslation('impact')
  const titleOf = useProblemTitle()
  const isRefused = problem.status >= 400 && problem.status < 500
  return (
    <div className={classes.impact}>
      <div className={classes.line}>
        <IconAlertTriangle size={16} stroke={STROKE} aria-hidden="true" />
        <p>{isRefused ? [titleOf(problem), problem.detail].filter(Boolean).join(' ') : t('unknown')}</p>
        {!isRefused && (
          <button type="button" className={classes.see} onClick={again}>
            {t('again')}
          </button>
        )}
      </div>
    </div>
  )
}
