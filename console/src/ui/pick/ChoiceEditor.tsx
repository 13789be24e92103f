import { Checkbox, TextInput } from '@mantine/core'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
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
  /** Told what is looked for where the choices are found elsewhere: those given are all that fit. */
  readonly onSearch?: (text: string) => void
  /** What is found does not stand yet: Enter waits for it. */
  readonly isSearching?: boolean
}

const SEARCHED_FROM = 9
const SHOWN = 60

/** Several of many, with a search where they are many. Arrows move, Enter takes the first found; once more, and it is done. */
export function ChoiceEditor({ label, choices, chosen, onChange, onSearch, isSearching = false }: Props) {
  const { t } = useTranslation('ui')
  const close = useCloseBubble()
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const found = (onSearch ? choices : choices.filter(({ label }) => label.toLowerCase().includes(wanted))).slice(
    0,
    SHOWN,
  )
  const first = wanted === '' ? undefined : found[0]?.value
  const search = (next: string) => {
    setText(next)
    onSearch?.(next)
  }
  const toggle = (value: string) =>
    onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  const enter = () => {
    if (first !== undefined) toggle(first)
    else if (wanted === '') close()
    search('')
  }
  const press = useWhenFound(isSearching, enter)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    stepThrough(event, 'input')
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
    event.preventDefault()
    event.target.type === 'checkbox' ? toggle(event.target.value) : press()
  }
  return (
    <fieldset className={classes.editor} onKeyDown={onKeyDown}>
      <legend className="hidden-words">{label}</legend>
      {(onSearch || choices.length >= SEARCHED_FROM) && (
        <TextInput
          data-autofocus
          aria-label={t('pick.find', { label })}
          placeholder={t('pick.find', { label })}
          value={text}
          onChange={(event) => search(event.currentTarget.value)}
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
        {found.length === 0 && !isSearching && <p className="quiet">{t('pick.nothing')}</p>}
      </div>
    </fieldset>
  )
}

/** Does it at once, or as soon as what is looked for is found. */
function useWhenFound(isSearching: boolean, run: () => void): () => void {
  const [isWaiting, setWaiting] = useState(false)
  const then = useEffectEvent(run)
  useEffect(() => {
    if (!isWaiting || isSearching) return
    setWaiting(false)
    then()
  }, [isWaiting, isSearching])
  return () => setWaiting(true)
}
