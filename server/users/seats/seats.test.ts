import { describe, expect, test } from 'vitest'
import { startServer } from '../../../tests/harness/server.ts'
import { check, importText, problemsOf, upload } from '../../../tests/imports/importing.ts'
import { createUser, deleteUser, editUser, getUser, reactivateUser, restoreUser, suspendUser } from '../contract.ts'
import { getSeats, NoSeatFree } from './contract.ts'

const HOUSE = { settings: { 'seats.internal': 3 } } // the first administrator has one
const WHILE = 600_000 // ms

describe('seats', () => {
  test('administrators and regular users share one limit, portal users have another, applications none', async () => {
    const server = await startServer({ settings: { 'seats.internal': 2, 'seats.portal': 1 } })
    const { admin, call, refused } = server
    const of = (type: 'admin' | 'regular' | 'portal' | 'api', username: string) => ({ body: { type, username } })
    await call(admin, createUser, of('regular', 'kim'))
    await refused(admin, createUser, of('regular', 'lu'), NoSeatFree)
    await refused(admin, createUser, of('admin', 'max'), NoSeatFree)
    await call(admin, createUser, of('portal', 'pia'))
    await refused(admin, createUser, of('portal', 'pat'), NoSeatFree)
    await call(admin, createUser, of('api', 'sync'))
    expect(await call(admin, getSeats, {})).toEqual({
      internal: { used: 2, limit: 2 },
      portal: { used: 1, limit: 1 },
    })
  })

  test('whoever is suspended or deleted frees a seat, and comes back only where one is free', async () => {
    const { admin, person, call, refused } = await startServer(HOUSE)
    const [kim, lu] = [await person('Kim Novak'), await person('Lu Fremont')]
    const user = (one: { id: string }) => ({ params: { user: one.id } })
    await call(admin, suspendUser, { ...user(kim), body: {} })
    const { version } = await call(admin, getUser, user(lu))
    await call(admin, deleteUser, { ...user(lu), version })
    await call(admin, createUser, { body: { username: 'max' } })
    await call(admin, createUser, { body: { username: 'ida' } })
    await refused(admin, reactivateUser, user(kim), NoSeatFree)
    await refused(admin, restoreUser, user(lu), NoSeatFree)
    expect((await call(admin, getUser, user(kim))).status.key).toBe('suspended')
  })

  test('an ended account takes none, and gets no further time where none is free', async () => {
    const { admin, person, call, refused, clock, run } = await startServer(HOUSE)
    const kim = await person('Kim Novak')
    const params = { user: kim.id }
    const { version } = await call(admin, getUser, { params })
    const until = new Date(Date.parse(clock.now()) + WHILE).toISOString()
    await call(admin, editUser, { params, version, body: { until } })
    clock.advance(2 * WHILE)
    await run('statuses')
    await call(admin, createUser, { body: { username: 'max' } })
    await call(admin, createUser, { body: { username: 'ida' } })
    await refused(admin, editUser, { params, version: version + 1, body: { until: null } }, NoSeatFree)
  })

  test('the end of a suspension waits until a seat is free', async () => {
    const { admin, person, call, clock, run } = await startServer(HOUSE)
    const [kim, lu] = [await person('Kim Novak'), await person('Lu Fremont')]
    const until = new Date(Date.parse(clock.now()) + WHILE).toISOString()
    await call(admin, suspendUser, { params: { user: kim.id }, body: { until } })
    await call(admin, createUser, { body: { username: 'max' } })
    clock.advance(2 * WHILE)
    await run('suspensions')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('suspended')
    await call(admin, suspendUser, { params: { user: lu.id }, body: {} })
    await run('suspensions')
    expect((await call(admin, getUser, { params: { user: kim.id } })).status.key).toBe('active')
  })

  test('of fifty who come at once as many come in as there are seats', async () => {
    const { admin, attempt, call } = await startServer({ settings: { 'seats.internal': 6 } })
    const all = Array.from({ length: 50 }, (_, n) => attempt(admin, createUser, { body: { username: `user${n}` } }))
    const answers = await Promise.all(all)
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(5)
    expect(new Set(answers.flatMap(({ problem }) => problem?.code ?? []))).toEqual(new Set([NoSeatFree.code]))
    expect((await call(admin, getSeats, {})).internal).toEqual({ used: 6, limit: 6 })
  })

  test('an import takes the seats that are free and refuses the rows after them; its check says so before', async () => {
    const server = await startServer({ settings: { 'seats.internal': 301 } })
    const rows = Array.from({ length: 302 }, (_, n) => `user${n}`)
    const file = `username\n${rows.join('\n')}\n`
    const checked = await check(server, server.admin, await upload(server, server.admin, 'users', file))
    expect(checked.counts).toMatchObject({ created: 300, refused: 2 })
    const done = await importText(server, server.admin, 'users', file)
    expect(done.counts).toMatchObject({ created: 300, refused: 2 })
    expect(await problemsOf(server, server.admin, done)).toEqual([
      '302 : All 301 seats for people of the house are taken.',
      '303 : All 301 seats for people of the house are taken.',
    ])
  })
})
