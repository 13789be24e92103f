const GAP = 6
const EDGE = 8

/** Puts the tip above what it tells of, or beside it (`data-tip-side`), inside the window. */
export function placeTip(tip: HTMLElement, of: Element): void {
  const at = of.getBoundingClientRect()
  const own = tip.getBoundingClientRect()
  const isRight = of.getAttribute('data-tip-side') === 'right'
  const above = at.top - own.height - GAP
  const top = isRight ? at.top + (at.height - own.height) / 2 : above < EDGE ? at.bottom + GAP : above
  const left = isRight ? at.right + GAP : at.left + (at.width - own.width) / 2
  tip.style.top = `${within(top, window.innerHeight - own.height)}px`
  tip.style.left = `${within(left, window.innerWidth - own.width)}px`
  tip.style.visibility = 'visible'
}

const within = (value: number, most: number) => Math.max(EDGE, Math.min(value, most - EDGE))
