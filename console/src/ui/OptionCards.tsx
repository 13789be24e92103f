import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { type Icon, STROKE } from './icons.ts'
import classes from './OptionCards.module.css'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly icon?: Icon
  /** Why it can't be chosen. */
  readonly refused?: string | undefined
}

interface Props<Value extends string> {
  readonly label: string
  readonly options: readonly Option<Value>[]
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly columns?: 1 | 2
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** One of a few, each with its consequence: a radio group of cards, moved through by arrows. */
export function OptionCards<Value extends string>({ label, options, value, onChange, columns = 1 }: Props<Value>) {
  const group = useRef<HTMLDivElement>(null)
  const open = options.filter((option) => !option.refused)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const at = open.findIndex((option) => option.value === value)
    const next = open[(at + step + open.length) % open.length]
    if (!next) return
    onChange(next.value)
    group.current?.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus()
  }
  return (
    <div
      ref={group}
      role="radiogroup"
      aria-label={label}
      className={classes.group}
      data-columns={columns}
      onKeyDown={move}
    >
      {options.map((option) => (
        <Card
          key={option.value}
          option={option}
          isChosen={option.value === value}
          onChoose={() => onChange(option.value)}
        />
      ))}
    </div>
  )
}

interface CardProps<Value extends string> {
  readonly option: Option<Value>
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Card<Value extends string>({ option, isChosen, onChoose }: CardProps<Value>) {
  const { icon: Sign, refused } = option
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card holds two lines and an icon
    <button
      type="button"
      role="radio"
      aria-checked={isChosen}
      aria-disabled={Boolean(refused)}
      tabIndex={isChosen ? 0 : -1}
      data-value={option.value}
      className={classes.card}
      onClick={() => !refused && onChoose()}
    >
      {Sign && <Sign className={classes.icon ?? ''} size={17} stroke={STROKE} aria-hidden="true" />}
      <span className={classes.words}>
        <span className={classes.label}>{option.label}</span>
        {(refused ?? option.help) && <span className="second">{refused ?? option.help}</span>}
      </span>
    </button>
  )
}
