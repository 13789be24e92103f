/** An administrator who logs in as somebody else, in a browser of their own, as the page behind the link does. */
import { askToLogInAs, logInAs, openLogInAs } from '../../server/log-in-as/contract.ts'
import { PASSWORD, type Person } from './people.ts'
import type { TestServer } from './server.ts'

/** The secret part of a fresh link to log in as this person. */
export async function linkTo({ call }: Pick<TestServer, 'call'>, admin: Person, { id }: Pick<Person, 'id'>) {
  const { url } = await call(admin, askToLogInAs, { params: { user: id }, body: { reason: 'Cannot open case 2291' } })
  return url.split('#')[1] ?? ''
}

/** A browser in which this administrator is logged in as this person. */
export async function loggedInAs(server: Pick<TestServer, 'call'>, admin: Person, target: Person): Promise<Person> {
  const link = await linkTo(server, admin, target)
  const browser: Person = { ...target, cookies: new Map() }
  await server.call(browser, openLogInAs, { body: { link } })
  await server.call(browser, logInAs, { body: { link, password: PASSWORD } })
  return browser
}
