import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../ui/icons.ts'
import classes from './Imports.module.css'

const steps = ['file', 'columns', 'check', 'import'] as const

export type Step = (typeof steps)[number] | 'end'

/** How far one is: file, columns, check, import. */
export function Steps({ at }: { at: Step }) {
  const { t } = useTranslation('imports')
  const here = at === 'end' ? steps.length : steps.indexOf(at)
  return (
    <ol className={classes.steps} aria-label={t('steps.label')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classes.step}
          data-done={index < here || undefined}
          aria-current={index === here ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden="true">
            {index < here ? <IconCheck size={13} stroke={STROKE + 0.6} /> : index + 1}
          </span>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  )
}
