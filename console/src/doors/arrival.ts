/** Who arrives at the sign-in page, and with what news. Kept here and not in the address: it is a person's name. */
export interface Arrival {
  readonly identifier: string
  readonly news: 'passwordSet' | 'factorOver'
}

let arrival: Arrival | undefined

export function announceArrival(next: Arrival): void {
  arrival = next
}

export const currentArrival = (): Arrival | undefined => arrival

/** Whoever has signed in has arrived. */
export function forgetArrival(): void {
  arrival = undefined
}
