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

/** Which door a cookie is of: the console's where no portal is named. */
type Place = Pick<Config, 'baseUrl'> & { readonly portal?: string | undefined }

/** The cookie by which a browser is known again, beside that of its session. */
export function deviceCookie(place: Place): SessionCookie {
  return strict('device', place)
}

/** The cookie of a browser that was asked for a passkey before anybody is known. */
export function askedCookie(place: Place): SessionCookie {
  return strict('asked', place)
}

/** The cookie of whoever still owes a second factor: another one, which no other route reads (R39). */
export function halfCookie(place: Place): SessionCookie {
  return strict('half', place)
}

/**
 * `__Host-roster` over https (R52); `roster-<port>` without Secure on plain http, since browsers refuse the prefix there.
 * Each portal has its own: `__Host-roster-p-<key>`. The key ends every name, so that none can look like another's.
 */
export function sessionCookie({ baseUrl, portal }: Place): SessionCookie {
  return cookieOf(baseUrl, portal, '')
}

function strict(kind: string, { baseUrl, portal }: Place): SessionCookie {
  const { name, options } = cookieOf(baseUrl, portal, `-${kind}`)
  return { name, options: { ...options, sameSite: 'strict' } }
}

function cookieOf({ protocol, port }: URL, portal: string | undefined, kind: string): SessionCookie {
  const secure = protocol === 'https:'
  const house = secure ? '__Host-roster' : `roster-${port || '80'}`
  return {
    name: `${house}${kind}${portal === undefined ? '' : `-p-${portal}`}`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
