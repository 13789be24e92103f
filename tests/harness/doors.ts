/** At the sign-in page, from wherever one likes. */
import { signIn } from '../../server/sign-in/contract.ts'
import type { Outcome } from './call.ts'
import { PASSWORD, type Person, visitor } from './people.ts'
import type { TestServer } from './server.ts'

export const WRONG = 'not the password at all'

/** A browser that nobody knows, at an address of its own. */
export function stranger(address: string): Person {
  return { ...visitor(), address }
}

/** An address for each number. */
export const addressNo = (n: number): string => `198.51.${Math.floor(n / 250)}.${(n % 250) + 1}`

export function tryPassword(
  { attempt }: Pick<TestServer, 'attempt'>,
  browser: Person,
  identifier: string,
  password = WRONG,
): Promise<Outcome<typeof signIn>> {
  return attempt(browser, signIn, { body: { identifier, password } })
}

/** Wrong passwords, one after the other, each from another address; answers the codes of the refusals. */
export async function failTimes(server: Pick<TestServer, 'attempt'>, identifier: string, times: number, from = 0) {
  const codes: (string | undefined)[] = []
  for (let n = 0; n < times; n++) {
    const outcome = await tryPassword(server, stranger(addressNo(from + n)), identifier)
    codes.push(outcome.problem?.code)
  }
  return codes
}

/** The same browser without its session: what it is known by is left. */
export function signedOut(person: Person): Person {
  const kept = [...person.cookies].filter(([name]) => name.endsWith('-device'))
  return { ...person, cookies: new Map(kept) }
}

export { PASSWORD }
