const AWAY_AFTER = 60_000 // ms without a touch, a key or the pointer
const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

let lastSign = performance.now()

const note = () => {
  lastSign = performance.now()
}

/** Begins to notice whether somebody is there. */
export function watchPresence(): void {
  for (const sign of SIGNS) window.addEventListener(sign, note, { passive: true, capture: true })
}

/** Nobody has done anything for a while: what the page then asks by itself keeps no session in use. */
export function isUnattended(): boolean {
  return performance.now() - lastSign > AWAY_AFTER
}
