import { Radio, TextInput } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCloseBubble } from '../closeBubble.ts'
import { todayIn } from '../zone.ts'
import classes from './WhenEditor.module.css'
import { asWhen, daysOf, isPreset, PRESETS } from './when.ts'

interface Props {
  readonly value: string
  readonly onChange: (when: string) => void
}

/** One of some spans, or a first and a last day. Enter takes the span that the focus is on; once more, and it is done. */
export function WhenEditor({ value, onChange }: Props) {
  const { t } = useTranslation('ui')
  const close = useCloseBubble()
  const presets = Object.keys(PRESETS)
  const at = isPreset(value) ? value : presets[0]
  const onKeyDown = ({ key, target }: KeyboardEvent<HTMLElement>) => {
    if (key !== 'Enter' || !(target instanceof HTMLInputElement)) return
    target.type !== 'radio' || target.value === value ? close() : onChange(target.value)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields inside
    <div className={classes.editor} onKeyDown={onKeyDown}>
      <Radio.Group aria-label={t('when.title')} value={isPreset(value) ? value : null} onChange={onChange}>
        <div className={classes.choices}>
          {presets.map((preset) => (
            <Radio
              key={preset}
              value={preset}
              label={t(`when.${preset}`)}
              size="xs"
              data-autofocus={preset === at || undefined}
            />
          ))}
        </div>
      </Radio.Group>
      <Days value={value} onChange={onChange} />
    </div>
  )
}

function Days({ value, onChange }: Props) {
  const { t } = useTranslation('ui')
  const days = isPreset(value) ? { from: '', until: '' } : daysOf(value)
  return (
    <fieldset className={classes.days}>
      <legend className="second">{t('when.own')}</legend>
      <TextInput
        type="date"
        label={t('when.from')}
        max={days.until || todayIn()}
        value={days.from}
        onChange={(event) => onChange(asWhen({ ...days, from: event.currentTarget.value }))}
      />
      <TextInput
        type="date"
        label={t('when.until')}
        min={days.from || undefined}
        value={days.until}
        onChange={(event) => onChange(asWhen({ ...days, until: event.currentTarget.value }))}
      />
    </fieldset>
  )
}
