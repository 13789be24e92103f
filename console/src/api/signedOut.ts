type Listener = () => void

let listener: Listener | undefined

/** Says what happens when the server answers that nobody is signed in (the app goes to the sign-in page). */
export function onSignedOut(next: Listener): void {
  listener = next
}

/** Called by `call` for a 401 `signed-out`. */
export function tellSignedOut(): void {
  listener?.()
}

let shut: Listener | undefined

/** Says what happens when a portal's door is found shut. */
export function onShut(next: Listener): void {
  shut = next
}

/** Called by `call` for a 404 `portal-not-available`. */
export function tellShut(): void {
  shut?.()
}
