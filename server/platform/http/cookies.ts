import type { CookieSerializeOptions } from '@fastify/cookie'
import type { Config } from '../config.ts'

export interface SessionCookie {
  readonly name: string
  readonly options: CookieSerializeOptions
}

/** `__Host-roster` over https (R52); `roster-<port>` without Secure on plain http, since browsers refuse the prefix there. */
export function sessionCookie(config: Pick<Config, 'baseUrl'>): SessionCookie {
  const secure = config.baseUrl.protocol === 'https:'
  return {
    name: secure ? '__Host-roster' : `roster-${config.baseUrl.port || '80'}`,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  }
}
