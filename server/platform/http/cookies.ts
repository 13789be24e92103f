import { parseCookie, type SetCookie, stringifySetCookie } from 'cookie'
import type { Config } from '../config.ts'

type CookieOptions = Omit<SetCookie, 'name' | 'value'>

export interface SessionCookie {
  readonly name: string
  readonly options: CookieOptions
}

/** The value of this cookie; undefined where the request brings none. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  return header?.includes(name) ? parseCookie(header)[name] : undefined
}

export function writeCookie(name: string, value: string, options: CookieOptions): string {
  return stringifySetCookie({ name, value, ...options })
}

/** The cookie by which a browser is known again, beside that of its session. */
export function deviceCookie(config: Pick<Config, 'baseUrl'>): SessionCookie {
  const { name, options } = sessionCookie(config)
  return { name: `${name}-device`, options: { ...options, sameSite: 'strict' } }
}

/** The cookie of a browser that was asked for a passkey before anybody is known. */
export function askedCookie(config: Pick<Config, 'baseUrl'>): SessionCookie {
  const { name, options } = sessionCookie(config)
  return { name: `${name}-asked`, options: { ...options, sameSite: 'strict' } }
}

/** The cookie of whoever still owes a second factor: another one, which no other route reads (R39). */
export function halfCookie(config: Pick<Config, 'baseUrl'>): SessionCookie {
  const { name, options } = sessionCookie(config)
  return { name: `${name}-half`, options: { ...options, sameSite: 'strict' } }
}

/** `__Host-roster` over https (R52); `roster-<port>` without Secure on plain http, since browsers refuse the prefix there. */
export function sessionCookie(config: Pick<Config, 'baseUrl'>): SessionCookie {
  const secure = config.baseUrl.protocol === 'https:'
  return {
    name: secure ? '__Host-roster' : `roster-${config.baseUrl.port || '80'}`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
