/** A key and what it does here. `run` may answer false: not mine now, ask the next. */
export interface Shortcut {
  /** `c`, `shift x`, `mod k`, `g u`, `enter`, `esc`, `.` */
  readonly keys: string
  readonly label: string
  readonly group: 'everywhere' | 'list' | 'here'
  readonly run: () => unknown
  /** Works inside dialogs and fields too (only sensible with `mod`). */
  readonly always?: boolean
}

const PREFIX_LASTS = 1000
/** A fast typist is ahead of the focus that a list of choices takes. */
const OPEN_LAYER = '.mantine-Popover-dropdown, .mantine-Menu-dropdown'
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta'])

const OPEN_DIALOG = '[role="dialog"][aria-modal="true"]'

/** As it was when the key went down: by the time a key is answered here, Esc has closed what it was meant for. */
let open = { dialog: false, layer: false }
const lookAround = () => {
  open = { dialog: isThere(OPEN_DIALOG), layer: isThere(OPEN_LAYER) }
}
const isThere = (selector: string) => document.querySelector(selector) !== null
window.addEventListener('keydown', lookAround, true)

const registered = new Set<Shortcut>()
const KEPT_AS = 'roster-single-keys'
let singleKeys = localStorage.getItem(KEPT_AS) !== 'off'
let prefix = ''

/** Adds shortcuts and answers how to take them back. */
export function register(shortcuts: readonly Shortcut[]): () => void {
  for (const shortcut of shortcuts) registered.add(shortcut)
  return () => {
    for (const shortcut of shortcuts) registered.delete(shortcut)
  }
}

/** What works at this moment, for the help dialog. */
export const listShortcuts = (): readonly Shortcut[] => [...registered]

/** Switches single keys off or on in this browser (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeys = on
  on ? localStorage.removeItem(KEPT_AS) : localStorage.setItem(KEPT_AS, 'off')
}

export const hasSingleKeys = (): boolean => singleKeys

/** Answers one key: the newest shortcut for it first. */
export function answerKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || MODIFIERS.has(event.key)) return
  const pressed = nameOf(event)
  const wanted = prefix ? `${prefix} ${pressed}` : pressed
  prefix = ''
  const found = [...registered].reverse().filter((shortcut) => shortcut.keys === wanted && isWelcome(shortcut, event))
  if (found.some((shortcut) => shortcut.run() !== false)) event.preventDefault()
  else if (startsSequence(pressed, event)) holdPrefix(pressed)
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key === 'Escape' ? 'esc' : event.key.toLowerCase()
  const isLetter = /^[a-z]$/.test(key)
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.shiftKey && isLetter ? 'shift' : '', key]
    .filter(Boolean)
    .join(' ')
}

function isWelcome(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (shortcut.always) return true
  if (open.dialog) return false
  const target = event.target instanceof Element ? event.target : null
  if (shortcut.keys === 'enter' && target?.closest('a, button, summary, [role="button"]')) return false
  if (isTyping(target)) return false
  if (shortcut.keys.startsWith('mod')) return true
  return !open.layer && (singleKeys || shortcut.keys === 'esc')
}

/** Single keys stay silent in fields, and in menus where they find an item. */
function isTyping(target: Element | null): boolean {
  return Boolean(
    target?.closest(
      'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="tree"], [role="grid"]',
    ),
  )
}

function startsSequence(pressed: string, event: KeyboardEvent): boolean {
  return [...registered].some((shortcut) => shortcut.keys.startsWith(`${pressed} `) && isWelcome(shortcut, event))
}

function holdPrefix(pressed: string): void {
  prefix = pressed
  setTimeout(() => {
    prefix = ''
  }, PREFIX_LASTS)
}
