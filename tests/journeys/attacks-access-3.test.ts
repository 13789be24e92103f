import { expect, test } from 'vitest'
import { decideAccess, whoMay } from '../../server/decisions/contract.ts'
import { createRole, deleteRole, editRole } from '../../server/roles/contract.ts'
import { getSetting, setSetting } from '../../server/settings/contract.ts'
import { withModules } from '../harness/modules.ts'
import { startServer } from '../harness/server.ts'

const READ = { scope: 'desk/issues', action: 'read' }
const ISSUES = `key: desk
name: Desk
scopes: [{ key: issues, name: Issues, actions: [{ key: read, name: Read, levels: [all] }] }]
`
const AGENT = 'roles: [{ key: agent, name: Agent, permissions: { issues.read: all } }]\n'

/** Does one step after the other, and asks after each; then asks of each moment again. */
async function remembered(prepare: (desk: Awaited<ReturnType<typeof openDesk>>) => (() => Promise<unknown>)[]) {
  const desk = await openDesk()
  const told: { at: string; answers: unknown }[] = []
  for (const step of prepare(desk)) {
    await step()
    desk.clock.advance(500)
    told.push({ at: desk.clock.now(), answers: await desk.ask() })
    desk.clock.advance(500)
  }
  const again = []
  for (const { at } of told) again.push({ at, answers: await desk.ask(at) })
  return { told, again }
}

async function openDesk() {
  const app = await startServer()
  const modules = withModules(app)
  await modules.install('desk', `${ISSUES}${AGENT}`)
  const agent = (await modules.roleCalled('Agent')).id
  const ada = await app.person('Ada Lovelace', { roles: [agent] })
  const bob = await app.person('Bob Kahn')
  const ask = async (at?: string) => {
    const moment = at === undefined ? {} : { at }
    const questions = [ada, bob].map(({ id }) => ({ ...READ, subject: id }))
    const { answers } = await app.call(app.admin, decideAccess, { body: { ...moment, questions } })
    const { items } = await app.call(app.admin, whoMay, { body: { ...READ, ...moment } })
    return [answers.map(({ allowed, reason }) => [allowed, reason.code]), items.map(({ user }) => user.name).sort()]
  }
  const setBaseline = async (value: string) => {
    const params = { key: 'access.baselineRole' }
    const { version } = await app.call(app.admin, getSetting, { params })
    return app.call(app.admin, setSetting, { params, body: { value, confirmed: true }, version })
  }
  const make = async (name: string) =>
    app.call(app.admin, createRole, { body: { name, permissions: [{ ...READ, level: 'all' }] } })
  return { ...app, ...modules, ada, bob, ask, setBaseline, make }
}

test('of a moment at which a module was removed nothing of it is answered, though it is back', async () => {
  const { clock, install, remove, ask } = await openDesk()
  clock.advance(1000)
  const before = clock.now()
  clock.advance(1000)
  await remove('desk')
  clock.advance(1000)
  const during = clock.now()
  clock.advance(1000)
  await install('desk', `${ISSUES}${AGENT}`)
  clock.advance(1000)
  const allowed = [
    [
      [true, 'role'],
      [false, 'not-given'],
    ],
    ['Ada Lovelace', 'Root Admin'],
  ]
  const now = await ask()
  expect(now).toMatchObject([allowed[0], expect.arrayContaining(['Ada Lovelace'])])
  expect(await ask(before)).toEqual(now)
  expect(await ask(during)).toMatchObject([
    [
      [false, 'not-given'],
      [false, 'not-given'],
    ],
    expect.not.arrayContaining(['Ada Lovelace']),
  ])
})

test('the role that everybody had is found by its name of that time, whoever has the name now', async () => {
  const { told, again } = await remembered(({ admin, call, make, setBaseline }) => {
    let first = { id: '', version: 1 }
    return [
      async () => {
        first = await make('Everyone')
      },
      () => setBaseline('Everyone'),
      () => setBaseline(''),
      () => call(admin, deleteRole, { params: { role: first.id }, version: first.version }),
      () => make('Everyone'),
      () => setBaseline('Everyone'),
    ]
  })
  expect(again).toEqual(told)
})

test('nor is it lost by another name since', async () => {
  const { told, again } = await remembered(({ admin, call, make, setBaseline }) => {
    let first = { id: '', version: 1 }
    return [
      async () => {
        first = await make('Everyone')
        await setBaseline('Everyone')
      },
      () => setBaseline(''),
      () => call(admin, editRole, { params: { role: first.id }, body: { name: 'All of us' }, version: first.version }),
      () => call(admin, createRole, { body: { name: 'Everyone' } }),
    ]
  })
  expect(again).toEqual(told)
})
