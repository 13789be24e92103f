/** The example application, beside a Roster that listens, as its README has it started. */
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Shown } from '../../examples/desk/access.ts'
import { createDesk, introduce } from '../../examples/desk/desk.ts'
import { rosterAt } from '../../examples/desk/roster.ts'
import { type NewIssue, openStore } from '../../examples/desk/store.ts'
import { createRole } from '../../server/roles/contract.ts'
import { startLive } from './live.ts'
import type { Person } from './people.ts'
import type { ServerOptions } from './server.ts'
import { makeToken } from './tokens.ts'

/** What the desk may do in Roster, and no more. */
const MAY = ['access.ask', 'directories.records', 'events.read', 'modules.install', 'teams.read', 'users.read']

export async function startDesk(options: ServerOptions = {}) {
  const server = await startLive(options)
  const { call, admin, person, clock } = server
  const robot = await person('Desk Robot', { type: 'api', roles: [await desksRole(server)] })
  const token = await makeToken(server, robot, { name: 'desk', scopes: MAY })
  const roster = rosterAt(server.origin, token.value)
  const store = openStore(':memory:')
  store.keep(
    ['Mill', 'Glass', 'Bakery'].map((name) => ({ key: name.toLowerCase(), name, town: 'Gdynia' })),
    ['Complaint', 'Return'].map((name) => ({ key: name.toLowerCase(), name })),
  )
  await introduce(roster, store)
  const desk = createDesk(roster, store, () => clock.now())
  await new Promise<void>((done) => desk.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    desk.closeAllConnections()
    desk.close()
    store.close()
  })
  const address = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`
  const ask = async (who: Pick<Person, 'id'>, path: string, method = 'GET', body?: object) => {
    const joint = path.includes('?') ? '&' : '?'
    const more = body ? { body: JSON.stringify(body) } : {}
    const answer = await fetch(`${address}${path}${joint}as=${who.id}`, { method, ...more })
    const text = await answer.text()
    return { status: answer.status, body: JSON.parse(text) as Readonly<Record<string, unknown>> }
  }
  const list = async (who: Pick<Person, 'id'>) =>
    (await (await fetch(`${address}/issues?as=${who.id}`)).json()) as unknown as readonly Shown[]
  /** Titles of the issues that somebody sees. */
  const sees = async (who: Pick<Person, 'id'>): Promise<string[]> => {
    return (await list(who)).map((issue) => issue.title).sort()
  }
  const add = (title: string, issue: Partial<NewIssue> & Pick<NewIssue, 'team' | 'owner'>) =>
    store.add({
      ...{ title, price: 100, type: 'complaint', customer: 'mill', distributor: null, created_at: clock.now() },
      ...issue,
    })
  return {
    ...server,
    call,
    admin,
    roster,
    store,
    ask,
    list,
    sees,
    add,
    address,
    introduce: () => introduce(roster, store),
  }
}

async function desksRole({ call, admin }: Awaited<ReturnType<typeof startLive>>): Promise<string> {
  const permissions = MAY.map((permission) => {
    const [scope = '', action = ''] = permission.split('.')
    const level = scope === 'users' || scope === 'teams' || scope === 'access' ? ('all' as const) : ('yes' as const)
    return { scope, action, level }
  })
  return (await call(admin, createRole, { body: { name: 'Desk application', permissions } })).id
}
