/** Asks whoever works here to confirm that it is them; answers whether they did. */
type Ask = () => Promise<boolean>

let ask: Ask | undefined
let asking: Promise<boolean> | undefined

/** Says how one asks; the app does so by a dialog. */
export function onProofNeeded(next: Ask): void {
  ask = next
}

/** One question, however many requests wait for its answer. */
export async function proveAnew(): Promise<boolean> {
  if (!ask) return false
  asking ??= ask().finally(() => {
    asking = undefined
  })
  return asking
}
