import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { TARGETS } from '../../../../server/imports/contract.ts'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import type { listProfileFields } from '../../../../server/profile-fields/contract.ts'
import { useViewer } from '../../api/viewer.ts'
import type { Kind, Meaning, Target } from '../import.ts'
import classes from './Columns.module.css'
import { MeaningDetails } from './MeaningDetails.tsx'
import { retargeted } from './meaning.ts'

export type ProfileField = ReplyOf<typeof listProfileFields>['items'][number]

const SHOWN = 3

interface Props {
  readonly kind: Kind
  readonly meaning: Meaning
  readonly samples: readonly string[]
  readonly fields: readonly ProfileField[]
  readonly error: ReactNode
  readonly onChange: (meaning: Meaning) => void
}

/** One column of the file: its name, its first values, what it means. */
export function ColumnRow({ kind, meaning, samples, fields, error, onChange }: Props) {
  const { t } = useTranslation('imports')
  const targets = useTargets(kind, fields.length > 0)
  const { column, target } = meaning
  const shown = samples.slice(0, SHOWN)
  return (
    <li className={classes.row} data-ignored={target === 'ignore' || undefined}>
      <span className={classes.column} title={column}>
        {column}
      </span>
      <span className={classes.samples} title={samples.join('\n')}>
        {shown.length === 0 ? t('columns.empty') : shown.join(' · ')}
      </span>
      <span className={classes.target}>
        <Select
          searchable
          aria-label={t('columns.meaningOf', { column })}
          data={targets}
          value={target}
          allowDeselect={false}
          error={Boolean(error)}
          onChange={(next) => onChange(retargeted(meaning, (next ?? 'ignore') as Target))}
        />
      </span>
      <span className={classes.details}>
        <MeaningDetails meaning={meaning} fields={fields} onChange={onChange} />
      </span>
      {error && (
        <span className={classes.fault} role="alert">
          {error}
        </span>
      )}
    </li>
  )
}

function useTargets(kind: Kind, hasFields: boolean) {
  const { t } = useTranslation('imports')
  const { can } = useViewer()
  const targets: readonly Target[] = TARGETS[kind]
  const offered = targets.filter(
    (target) => (target !== 'newField' || can['profile-fields.edit']) && (target !== 'field' || hasFields),
  )
  return offered.map((target) => ({ value: target, label: t(`target.${kind}.${target}`) }))
}
