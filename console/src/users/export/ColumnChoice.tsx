import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ProfileField } from '../fields/useProfileFields.ts'
import classes from './Export.module.css'

interface Props {
  readonly all: readonly string[]
  readonly listed: readonly string[]
  readonly value: readonly string[]
  readonly fields: readonly ProfileField[]
  readonly onChange: (columns: readonly string[]) => void
}

/** Which columns stand in the file: all, those of the list, or one by one. */
export function ColumnChoice({ all, listed, value, fields, onChange }: Props) {
  const { t } = useTranslation('export')
  const labelOf = (column: string) =>
    column.startsWith('fields.')
      ? (fields.find(({ key }) => `fields.${key}` === column)?.label ?? column)
      : t(`column.${column}`)
  const toggle = (column: string) => onChange(all.filter((one) => value.includes(one) !== (one === column)))
  return (
    <fieldset className={classes.columns}>
      <legend>
        <h3>{t('columns.title', { count: value.length })}</h3>
      </legend>
      <div className={classes.quick}>
        <Button size="xs" onClick={() => onChange(all)}>
          {t('columns.all')}
        </Button>
        <Button size="xs" onClick={() => onChange(listed)}>
          {t('columns.listed')}
        </Button>
        <Button size="xs" onClick={() => onChange([])}>
          {t('columns.noneOfThem')}
        </Button>
      </div>
      <div className={classes.boxes}>
        {all.map((column) => (
          <Checkbox
            key={column}
            label={labelOf(column)}
            checked={value.includes(column)}
            onChange={() => toggle(column)}
          />
        ))}
      </div>
      <p className="second">{t(value.length === all.length ? 'columns.whole' : 'columns.part')}</p>
    </fieldset>
  )
}
