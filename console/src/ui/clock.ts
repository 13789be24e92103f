/** The only place of the console that reads the time. */
export const now = (): number => Date.now()
