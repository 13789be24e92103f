import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { RecordsInput } from '../fields/RecordsInput.tsx'
import classes from './AssignTarget.module.css'
import type { Assignment, How } from './assign.ts'
import { useAssignments } from './useAssignments.ts'

interface Props {
  readonly value: Assignment | undefined
  readonly isMissing: boolean
  readonly onChange: (value: Assignment | undefined) => void
}

/** Which field, what becomes of it, and which records. */
export function AssignTarget({ value, isMissing, onChange }: Props) {
  const { t } = useTranslation('users')
  const fields = useAssignments()
  const choose = (key: string | null) => {
    const field = fields.find((one) => one.key === key)
    onChange(field && { field, how: field.many ? 'add' : 'set', records: [] })
  }
  return (
    <>
      <Select
        data-autofocus
        label={t('bulk.assign.which')}
        data={fields.map(({ key, label }) => ({ value: key, label }))}
        value={value?.field.key ?? null}
        onChange={choose}
        nothingFoundMessage={<NoChoice />}
        error={isMissing && !value && t('bulk.assign.missing')}
      />
      {value && <Change key={value.field.key} value={value} isMissing={isMissing} onChange={onChange} />}
    </>
  )
}

function Change({ value, isMissing, onChange }: Props & { value: Assignment }) {
  const { t } = useTranslation('users')
  const { field, how, records } = value
  const restricts = field.effect === 'restrict'
  const ways: readonly How[] = [
    ...(field.many ? (['add', 'remove'] as const) : []),
    'set',
    ...(restricts ? (['lift'] as const) : []),
  ]
  return (
    <>
      <div className={classes.how}>
        <SegmentedControl
          fullWidth
          aria-label={t('bulk.assign.how')}
          data={ways.map((one) => ({ value: one, label: t(`bulk.assign.ways.${one}`) }))}
          value={how}
          onChange={(next) => onChange({ ...value, how: ways.find((one) => one === next) ?? how })}
        />
        <p className="second">
          {t(`bulk.assign.helpOf.${restricts ? 'restrict' : 'grant'}.${how}`, { field: field.label })}
        </p>
      </div>
      {how !== 'lift' && (
        <RecordsInput
          field={field}
          label={t('bulk.assign.records')}
          value={records}
          onChange={(next) => onChange({ ...value, records: next })}
          error={isMissing && !isReady(value) && t('bulk.assign.noneChosen')}
        />
      )}
    </>
  )
}

/** Setting to none is a change of its own; adding or removing nothing is none. */
export const isReady = (value: Assignment | undefined): value is Assignment =>
  value !== undefined && (value.how === 'set' || value.how === 'lift' || value.records.length > 0)
