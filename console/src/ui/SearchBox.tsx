import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from './icons.ts'
import { Kbd } from './Kbd.tsx'
import { useShortcuts } from './keys/useShortcuts.ts'
import classes from './SearchBox.module.css'

const PAUSE = 180

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Enter: a hit that is exact may be opened at once. */
  readonly onEnter?: (value: string) => void
  readonly isKeyed?: boolean
}

/** Searches while typing; `/` goes to it, `Esc` empties it. */
export function SearchBox({ label, value, onChange, onEnter, isKeyed = true }: Props) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const tell = useDebouncedCallback(onChange, PAUSE)
  useEffect(() => {
    if (document.activeElement !== field.current) setTyped(value)
  }, [value])
  const focus = () => field.current?.focus()
  useShortcuts(isKeyed ? [{ keys: '/', label: t('keys.search'), group: 'list', run: focus }] : [])
  const change = (next: string) => {
    setTyped(next)
    tell(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onEnter?.(typed.trim())
    if (event.key !== 'Escape') return
    event.preventDefault()
    typed ? change('') : field.current?.blur()
  }
  return (
    <TextInput
      ref={field}
      type="search"
      className={classes.box}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={16} stroke={STROKE} aria-hidden="true" />}
      rightSection={isKeyed && !typed ? <Kbd keys="/" /> : null}
      rightSectionPointerEvents="none"
    />
  )
}
