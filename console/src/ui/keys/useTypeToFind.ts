import { type KeyboardEvent, useRef } from 'react'

const PAUSE = 700 // ms; typing after it begins a new word

/** In an open menu, typing the beginning of an item's words moves to it, as the pattern for menus asks (WAI-ARIA). */
export function useTypeToFind(): (event: KeyboardEvent<HTMLElement>) => void {
  const typed = useRef({ text: '', at: 0 })
  return (event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
    const { text, at } = typed.current
    const wanted = event.timeStamp - at < PAUSE ? text + event.key.toLowerCase() : event.key.toLowerCase()
    typed.current = { text: wanted, at: event.timeStamp }
    if (wanted.trim() === '') return
    event.preventDefault()
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]:not([data-disabled])')]
    items.find((item) => (item.textContent ?? '').trim().toLowerCase().startsWith(wanted))?.focus()
  }
}
