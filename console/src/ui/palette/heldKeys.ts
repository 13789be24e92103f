const LONGEST = 5000 // ms; keys are given back to the page where the palette does not come

let release: (() => string) | undefined

/** Keeps what is typed from now on: a fast typist is ahead of the field that is about to take the focus. */
export function holdKeys(): void {
  releaseKeys()
  let text = ''
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Backspace') text = text.slice(0, -1)
    else if (event.key.length === 1) text += event.key
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  document.addEventListener('keydown', hold, true)
  const timer = setTimeout(releaseKeys, LONGEST)
  release = () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', hold, true)
    return text
  }
}

/** Ends it and answers what was typed meanwhile. */
export function releaseKeys(): string {
  const held = release?.() ?? ''
  release = undefined
  return held
}
