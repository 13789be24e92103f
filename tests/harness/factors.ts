/** Somebody's phone: an authenticator app that knows a secret and reads the clock of the test. */
import { Secret, TOTP } from 'otpauth'
import { beginTotp, confirmTotp } from '../../server/factors/contract.ts'
import { signIn } from '../../server/sign-in/contract.ts'
import { PASSWORD, type Person } from './people.ts'
import type { TestServer } from './server.ts'

const STEP = 30_000

export interface Phone {
  /** What it shows now. */
  code(): string
  /** Waits until it shows another one. */
  next(): string
}

export function phoneOf({ clock }: Pick<TestServer, 'clock'>, secret: string): Phone {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const code = () => totp.generate({ timestamp: Date.parse(clock.now()) })
  return {
    code,
    next() {
      clock.advance(STEP)
      return code()
    },
  }
}

/** Sets an authenticator app up, as on one's own page; answers the phone and the recovery codes. */
export async function setUpPhone(server: TestServer, person: Person): Promise<{ phone: Phone; codes: string[] }> {
  const { secret } = await server.call(person, beginTotp, {})
  const phone = phoneOf(server, secret)
  const { recoveryCodes } = await server.call(person, confirmTotp, { body: { code: phone.code() } })
  return { phone, codes: recoveryCodes ?? [] }
}

/** Shows the password at the sign-in page, in a browser of one's own. */
export async function showPassword({ call }: Pick<TestServer, 'call'>, person: Person, given: Partial<Person> = {}) {
  const browser: Person = { ...person, ...given, cookies: new Map() }
  const { next } = await call(browser, signIn, { body: { identifier: person.identifier, password: PASSWORD } })
  return { browser, next }
}
