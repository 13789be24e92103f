import classes from './Kbd.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const names: Record<string, string> = { mod: isMac ? '⌘' : 'Ctrl', enter: '↵', esc: 'Esc', shift: '⇧' }

/** A key cap: `<Kbd keys="mod k" />`. For the eye only: the element beside it carries the name. */
export function Kbd({ keys, on = 'surface' }: { keys: string; on?: 'surface' | 'accent' }) {
  const caps = keys.split(' ').map((key) => names[key] ?? key.toUpperCase())
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a key cap takes no focus
    <kbd className={classes.cap} data-on={on} aria-hidden="true">
      {caps.join(' ')}
    </kbd>
  )
}

/** The words of a shortcut, for `aria-keyshortcuts`. */
export const keyShortcut = (keys: string): string =>
  keys
    .split(' ')
    .map((key) => (key === 'mod' ? (isMac ? 'Meta' : 'Control') : key === 'esc' ? 'Escape' : key))
    .join('+')
