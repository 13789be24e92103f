import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from '../Settings.module.css'
import type { EditorProps } from './Editor.tsx'

/** A whole number with its unit; what is no number stays as typed and is told on saving. */
export function NumberEditor({ setting, value, error, labelledBy, describedBy, onChange }: EditorProps) {
  const { t } = useTranslation('settings')
  const read = (text: string) => onChange(/^\s*\d{1,9}\s*$/.test(text) ? Number(text) : text)
  return (
    <>
      <span className={classes.number}>
        <TextInput
          className={classes.numberInput ?? ''}
          inputMode="numeric"
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          aria-invalid={Boolean(error)}
          error={Boolean(error)}
          value={String(value)}
          onChange={(event) => read(event.currentTarget.value)}
        />
        {setting.unit && <span className="quiet">{t(`unitNames.${setting.unit}`, { count: Number(value) || 0 })}</span>}
      </span>
      {error ? (
        <span role="alert" className={classes.fault}>
          {error}
        </span>
      ) : (
        <span className="second">{t('bounds', { min: setting.min, max: setting.max })}</span>
      )}
    </>
  )
}
