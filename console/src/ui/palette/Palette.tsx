import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../icons.ts'
import { Kbd } from '../Kbd.tsx'
import { releaseKeys } from '../keys/heldKeys.ts'
import { useGo } from '../useGo.ts'
import { useReturnFocus } from '../useReturnFocus.ts'
import classes from './Palette.module.css'
import { PaletteList } from './PaletteList.tsx'
import type { Found } from './source.ts'
import { useFound } from './useFound.ts'

/** Finds people, pages and actions; `Ctrl/⌘ K`. */
export default function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('ui')
  const go = useGo()
  const list = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [isEager, setEager] = useState(false)
  const { found, of } = useFound(text)
  useReturnFocus()
  useEffect(() => () => void releaseKeys(), [])
  const choose = (one: Found | undefined) => {
    if (!one || one.refused) return
    onClose()
    one.href ? go(one.href) : one.run?.()
  }
  // Enter that came before the answer takes the first that is found.
  useEffect(() => {
    if (isEager && of === text) choose(found[0])
  })
  const type = (next: string) => {
    setText(next)
    setAt(0)
    setEager(false)
  }
  // What was pressed before it came, as if it had been there.
  const answer = (keys: readonly string[]) => {
    if (keys.includes('Escape')) return onClose()
    type(text + keys.filter((key) => key.length === 1).join(''))
    if (keys.at(-1) === 'Enter') setEager(true)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Enter') of === text ? choose(found[at]) : setEager(true)
    if (!step) return
    event.preventDefault()
    setAt((before) => (before + step + found.length) % Math.max(1, found.length))
  }
  return (
    <Modal.Root
      opened
      padding={0}
      radius={14}
      size={580}
      yOffset="12vh"
      returnFocus={false}
      classNames={{ content: classes.content ?? '' }}
      onClose={onClose}
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <div className={classes.field}>
          <IconSearch size={18} stroke={STROKE} aria-hidden="true" />
          <input
            data-autofocus
            className={classes.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={found[at] && `${list}-${at}`}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            value={text}
            onFocus={() => answer(releaseKeys())}
            onChange={(event) => type(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <Kbd keys="esc" />
        </div>
        <PaletteList id={list} found={found} at={at} text={text} onAt={setAt} onChoose={choose} />
      </Modal.Content>
    </Modal.Root>
  )
}
