const LONGEST = 5000 // ms; keys are given back to the page where what they are for does not come

const NAMED = ['Enter', 'Escape']

let held: string[] = []
let isReplaying = false
let letGo: (() => void) | undefined

/** Keeps what is typed from now on: a fast typist is ahead of the field that is about to take the focus. */
export function holdKeys(): void {
  if (letGo) return
  const hold = (event: KeyboardEvent) => {
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Backspace') held.pop()
    else if (event.key.length === 1 || NAMED.includes(event.key)) held.push(event.key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('keydown', hold, true)
  const timer = setTimeout(releaseKeys, LONGEST)
  letGo = () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', hold, true)
  }
}

/** Ends it and answers the keys pressed meanwhile. */
export function releaseKeys(): readonly string[] {
  letGo?.()
  letGo = undefined
  const keys = held
  held = []
  return keys
}

/** Ends it by pressing the held keys one by one wherever the focus is, also those that come meanwhile. */
export async function replayKeys(): Promise<void> {
  if (isReplaying) return
  isReplaying = true
  let opensMore = false
  while (letGo && held.length > 0 && !opensMore) {
    opensMore = press(held.shift() ?? '', document.activeElement)
    if (!opensMore) await new Promise(requestAnimationFrame)
  }
  isReplaying = false
  // What has been opened presses the rest itself.
  if (!opensMore) releaseKeys()
}

/** Answers whether something else opens by it. */
function press(key: string, target: Element | null): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })
  if (!target?.dispatchEvent(event)) return false
  if (key.length === 1) insert(key, target)
  else if (key === 'Enter' && target instanceof HTMLButtonElement) target.click()
  return key === 'Enter' && target.getAttribute('role') === 'menuitem'
}

/** As the browser would: the field's own setter, past the one by which React notices changes. */
function insert(text: string, target: Element): void {
  if (!(target instanceof HTMLInputElement) || target.type !== 'text') return
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {}
  set?.call(target, target.value + text)
  target.dispatchEvent(new Event('input', { bubbles: true }))
}
