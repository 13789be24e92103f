import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ChoiceEditor.module.css'

export interface Choice {
  readonly value: string
  readonly label: string
  readonly note?: string | undefined
}

interface Props {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

const SEARCHED_FROM = 9
const SHOWN = 60

/** Several of many, with a search where they are many. */
export function ChoiceEditor({ label, choices, chosen, onChange }: Props) {
  const { t } = useTranslation('ui')
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(wanted)).slice(0, SHOWN)
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  return (
    <fieldset className={classes.editor}>
      <legend className="hidden-words">{label}</legend>
      {choices.length >= SEARCHED_FROM && (
        <TextInput
          data-autofocus
          aria-label={t('pick.find', { label })}
          placeholder={t('pick.find', { label })}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes.choices}>
        {found.map(({ value, label: name, note }) => (
          <Checkbox
            key={value}
            label={name}
            description={note}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
        {found.length === 0 && <p className="quiet">{t('pick.nothing')}</p>}
      </div>
    </fieldset>
  )
}
