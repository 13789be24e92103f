import { Checkbox, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCloseBubble } from '../closeBubble.ts'
import { stepThrough } from '../keys/stepThrough.ts'
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

/** Several of many, with a search where they are many. Arrows move, Enter takes the first found; once more, and it is done. */
export function ChoiceEditor({ label, choices, chosen, onChange }: Props) {
  const { t } = useTranslation('ui')
  const close = useCloseBubble()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = choices.filter((choice) => choice.label.toLowerCase().includes(wanted)).slice(0, SHOWN)
  const first = wanted === '' ? undefined : found[0]?.value
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  const enter = () => {
    if (first !== undefined) toggle(first)
    else if (wanted === '') close()
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    stepThrough(event, 'input')
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.target.type === 'checkbox' ? toggle(event.target.value) : enter()
  }
  return (
    <fieldset className={classes.editor} onKeyDown={onKeyDown}>
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
            value={value}
            label={name}
            description={note}
            className={value === first ? classes.first : undefined}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
        ))}
        {found.length === 0 && <p className="quiet">{t('pick.nothing')}</p>}
      </div>
    </fieldset>
  )
}
