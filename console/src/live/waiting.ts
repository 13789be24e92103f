const FIRST = 500 // ms
const LONGEST = 30_000

/** Milliseconds before another try. By chance, so that after a restart of the server not everybody comes at once. */
export function waitBefore(tries: number, chance = Math.random()): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10))
  return most / 2 + (chance * most) / 2
}
