import { Radio, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './WhenEditor.module.css'
import { asWhen, dayBefore, daysOf, isPreset, PRESETS } from './when.ts'

const OWN = 'own'

interface Props {
  readonly value: string
  readonly onChange: (when: string) => void
}

/** One of some spans, or two days. */
export function WhenEditor({ value, onChange }: Props) {
  const { t } = useTranslation('ui')
  const days = isPreset(value) ? { from: '', until: '' } : daysOf(value)
  const isOwn = value !== '' && !isPreset(value)
  const choose = (next: string) => onChange(next === OWN ? asWhen({ from: dayBefore(7), until: '' }) : next)
  return (
    <div className={classes.editor}>
      <Radio.Group aria-label={t('when.title')} value={isOwn ? OWN : value} onChange={choose}>
        <div className={classes.choices}>
          {Object.keys(PRESETS).map((preset) => (
            <Radio key={preset} value={preset} label={t(`when.${preset}`)} size="xs" />
          ))}
          <Radio value={OWN} label={t('when.own')} size="xs" />
        </div>
      </Radio.Group>
      {isOwn && (
        <div className={classes.days}>
          <TextInput
            type="date"
            label={t('when.from')}
            value={days.from}
            onChange={(event) => onChange(asWhen({ ...days, from: event.currentTarget.value }))}
          />
          <TextInput
            type="date"
            label={t('when.until')}
            value={days.until}
            onChange={(event) => onChange(asWhen({ ...days, until: event.currentTarget.value }))}
          />
        </div>
      )}
    </div>
  )
}
