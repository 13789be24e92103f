import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { minutes } from '../platform/clock.ts'
import { Forbidden, Invalid, Malformed, NotFound } from '../platform/failures.ts'
import { createRole } from '../roles/contract.ts'
import { addTeamMember, createTeam } from '../teams/contract.ts'
import { editUser, getUser, suspendUser } from '../users/contract.ts'
import { browseTrail, findAuditNames, getAuditRow, listAuditEvents } from './contract.ts'

/** Grace runs the office; Otto audits, and sees the people of the crew only. */
async function openOffice() {
  const app = await startServer()
  const { admin, call } = app
  const crew = await call(admin, createTeam, { body: { name: 'Crew' } })
  const auditor = await call(admin, createRole, {
    body: {
      name: 'Auditor',
      permissions: [
        { scope: 'audit', action: 'read', level: 'yes' },
        { scope: 'users', action: 'read', level: 'team' },
      ],
    },
  })
  const otto = await app.person('Otto Normal', { roles: [auditor.id], teams: [crew.id] })
  const ada = await app.person('Ada Lovelace', { teams: [crew.id] })
  const zoe = await app.person('Zoë Åberg')
  await call(admin, suspendUser, { params: { user: zoe.id }, body: { reason: 'left' } })
  await app.run('seal')
  await app.run('sift')
  const browse = async (query: object, who = admin) => call(who, browseTrail, { query })
  return { ...app, crew, auditor, otto, ada, zoe, browse }
}

test('R118 nobody browses the trail without the right to, nor with nonsense', async () => {
  const { refused, visitor, ada, admin, browse } = await openOffice()
  for (const contract of [browseTrail, listAuditEvents]) await refused(ada, contract, {}, Forbidden)
  await refused(ada, findAuditNames, { query: { q: 'ada' } }, Forbidden)
  expect(visitor.cookies.size).toBe(0)
  for (const query of [
    { event: 'user' },
    { event: 'user.*,' },
    { entityId: 'x' },
    { address: '1.2.3' },
    { from: 'today' },
  ])
    await refused(admin, browseTrail, { query }, Invalid)
  await refused(admin, browseTrail, { query: { after: 'x' } }, Malformed)
  expect((await browse({ q: '!!!' })).items).toEqual([])
})

test('names are those of then; what can be opened depends on who looks', async () => {
  const { admin, call, refused, browse, otto, ada, zoe, crew } = await openOffice()
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { familyName: 'King' }, version })
  const created = { event: 'user.created', actorId: admin.id, limit: 200 }
  const shown = (items: Awaited<ReturnType<typeof browse>>['items']) =>
    Object.fromEntries(items.map(({ entity }) => [entity.name, entity.canOpen]))
  expect(shown((await browse(created)).items)).toMatchObject({ 'Ada Lovelace': true, 'Zoë Åberg': true })
  expect(shown((await browse(created, otto)).items)).toMatchObject({ 'Ada Lovelace': true, 'Zoë Åberg': false })
  const [team] = (await browse({ event: 'team.created' }, otto)).items
  expect(await call(otto, getAuditRow, { params: { row: team?.id ?? '' } })).toEqual(team)
  await refused(otto, getAuditRow, { params: { row: zoe.id } }, NotFound)
  expect(team).toMatchObject({ entity: { id: crew.id, name: 'Crew', canOpen: false }, actor: { canOpen: false } })
  expect((await browse({ entityId: zoe.id, event: 'user.suspended' })).items[0]).toMatchObject({
    actor: { name: 'Grace Hopper', canOpen: true },
    also: { reason: 'left' },
    address: '127.0.0.1',
    position: expect.any(Number),
  })
})

test('beginnings of words find people by every name they had, events, and both together', async () => {
  const { admin, call, browse, run, ada, zoe } = await openOffice()
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { familyName: 'King' }, version })
  await run('seal')
  await run('sift')
  const events = async (q: string) => (await browse({ q, limit: 200 })).items.map((item) => item.event)
  for (const q of ['ada king', 'LOVE', 'kin ad']) expect(await events(q)).toContain('member.added')
  expect(await events('aberg')).toEqual(await events('zoe'))
  expect(await events('zoe suspended')).toEqual(['user.suspended'])
  expect(await events('suspend')).toEqual(['user.suspended'])
  expect(await events('nobody')).toEqual([])
  expect(await events(zoe.id)).toEqual(
    (await browse({ entityId: zoe.id, limit: 200 })).items.map((item) => item.event).concat(),
  )
})

test('what somebody tampered with is still shown, without what it said', async () => {
  const { browse, roster, zoe, run } = await openOffice()
  const garble = (table: 'audit_details' | 'audit_origins', content: string) =>
    roster.world.engine.writes.updateTable(table).set({ content }).execute()
  await garble('audit_details', '{}')
  await garble('audit_origins', 'no JSON')
  const { items } = await browse({ entityId: zoe.id, limit: 200 })
  expect(items.length).toBeGreaterThan(2)
  expect(items[0]).toMatchObject({ event: 'user.suspended', actor: { name: null }, entity: { name: null }, also: {} })
  await roster.world.engine.writes.deleteFrom('audit_marks').execute()
  await run('sift')
})

test('a change and a request are found by their ids, an address by itself and by its network', async () => {
  const { browse, zoe } = await openOffice()
  const [suspended] = (await browse({ event: 'user.suspended' })).items
  const { changeId: change = '', requestId = '' } = suspended ?? {}
  for (const query of [{ change }, { request: requestId ?? '' }, { q: change }, { q: requestId ?? '' }])
    expect((await browse(query)).items.every((item) => item.entity.id === zoe.id)).toBe(true)
  const all = (await browse({ limit: 200 })).items.filter((item) => item.address)
  for (const address of ['127.0.0.1', '127.0.0.0/8', '::ffff:127.0.0.1'])
    expect((await browse({ address, limit: 200 })).items).toEqual(all)
  for (const address of ['127.0.0.2', '10.0.0.0/8']) expect((await browse({ address })).items).toEqual([])
})

test('the choice of events comes from the contracts, with what else was told', async () => {
  const { admin, call } = await openOffice()
  const { events, kinds } = await call(admin, listAuditEvents, {})
  expect(events).toContainEqual({ event: 'import.cancelled', group: 'import' })
  expect(events).toContainEqual({ event: 'installation.begun', group: 'installation' })
  expect(kinds).toEqual(expect.arrayContaining(['user', 'team', 'role']))
})

test('names are offered with their kind, as they were last told', async () => {
  const { admin, call, auditor, ada } = await openOffice()
  const named = async (q: string) => (await call(admin, findAuditNames, { query: { q } })).items
  expect(await named('ada')).toEqual([{ id: ada.id, kind: 'user', name: 'Ada Lovelace' }])
  expect(await named('aud')).toEqual([{ id: auditor.id, kind: 'role', name: 'Auditor' }])
  expect(await named('...')).toEqual([])
  const byId = await call(admin, findAuditNames, { query: { id: auditor.id } })
  expect(byId.items).toEqual([{ id: auditor.id, kind: 'role', name: 'Auditor' }])
})

test('pages stay as they are while new rows arrive', async () => {
  const { browse, clock, addTo } = await withMore()
  const whole = (await browse({ limit: 200 })).items.map((item) => item.id)
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await browse({ limit: 7, ...(after ? { after } : {}) })
    seen.push(...page.items.map((item) => item.id))
    after = page.next ?? undefined
    clock.advance(minutes(1))
    await addTo()
  } while (after)
  expect(seen).toEqual(whole)
  expect((await browse({ limit: 200 })).total).toBeGreaterThan(whole.length)
})

async function withMore() {
  const office = await openOffice()
  const addTo = async () => {
    const { id } = await office.call(office.admin, createTeam, { body: { name: `Team ${office.clock.now()}` } })
    await office.call(office.admin, addTeamMember, { params: { team: id, user: office.ada.id }, body: {} })
  }
  return { ...office, addTo }
}
