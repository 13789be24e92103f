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
