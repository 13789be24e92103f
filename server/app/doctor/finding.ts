/** One thing the doctor looked at. `warn`: works, but somebody should know; `fail`: does not work. */
export interface Finding {
  readonly about: string
  readonly state: 'ok' | 'warn' | 'fail'
  readonly message: string
}

export const ok = (about: string, message: string): Finding => ({ about, state: 'ok', message })
export const warn = (about: string, message: string): Finding => ({ about, state: 'warn', message })
export const fail = (about: string, message: string): Finding => ({ about, state: 'fail', message })

export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
