import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Browser } from '../../../tests/harness/call.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { importText } from '../../../tests/imports/importing.ts'
import { minutes } from '../../platform/clock.ts'
import { Forbidden, Invalid, NotFound } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { createTeam } from '../../teams/contract.ts'
import { deleteUser } from '../contract.ts'
import { downloadUsersCsv, downloadUsersJson, type ExportAsked, exportUsers } from './contract.ts'
import { pieces } from './export.ts'

const ticketOf = ({ url }: { url: string }) => new URL(url, 'http://x').searchParams.get('ticket') ?? ''

async function csv(
  { call }: TestServer,
  who: Browser,
  asked: Partial<ExportAsked> = {},
): Promise<Record<string, string>[]> {
  const ticket = ticketOf(await call(who, exportUsers, { body: { format: 'csv', ...asked } }))
  return parse(await call(who, downloadUsersCsv, { query: { ticket } }), { columns: true, bom: true })
}

async function json({ call }: TestServer, who: Browser, asked: Partial<ExportAsked> = {}) {
  const ticket = ticketOf(await call(who, exportUsers, { body: { format: 'json', ...asked } }))
  return JSON.parse(await call(who, downloadUsersJson, { query: { ticket } }))
}

async function openOffice() {
  const server = await startServer()
  const { admin, call, person } = server
  const may = (
    name: string,
    permissions: readonly (readonly [scope: string, action: string, level: 'all' | 'team' | 'yes'])[],
  ) =>
    call(admin, createRole, {
      body: { name, permissions: permissions.map(([scope, action, level]) => ({ scope, action, level })) },
    })
  const team = (await call(admin, createTeam, { body: { name: 'Choir' } })).id
  const reader = await may('Reader', [
    ['users', 'read', 'all'],
    ['api-users', 'read', 'all'],
  ])
  const taker = await may('Taker', [
    ['users', 'read', 'team'],
    ['users', 'export', 'yes'],
    ['api-users', 'read', 'all'],
  ])
  const [ida, kim, tom] = [
    await person('Ida Wells', { roles: [reader.id] }),
    await person('Kim Novak', { roles: [taker.id], teams: [team] }),
    await person('Tom Thumb', { teams: [team], activated: false }),
  ]
  await person('Robot', { type: 'api' })
  return { ...server, team, ida, kim, tom }
}

describe('who may take what', () => {
  test('R70 R118 nobody exports without the right; an export holds whom the list would show, of the kinds one may export', async () => {
    const server = await openOffice()
    const { admin, ida, kim, tom, refused } = server
    await refused(ida, exportUsers, { body: { format: 'csv' } }, Forbidden)
    await refused(ida, downloadUsersCsv, { query: { ticket: 'x.y' } }, Forbidden)
    expect((await csv(server, kim)).map((row) => row.username)).toEqual(['kim.novak', 'tom.thumb'])
    expect(await csv(server, kim, { filter: { type: ['api'] } })).toEqual([])
    expect((await csv(server, admin)).map((row) => row.username)).toEqual([
      'grace',
      'ida.wells',
      'kim.novak',
      'tom.thumb',
      'robot',
    ])
    expect((await csv(server, admin, { ids: [tom.id, ida.id] })).map((row) => row.username)).toEqual([
      'ida.wells',
      'tom.thumb',
    ])
    expect(await csv(server, kim, { ids: [ida.id] })).toEqual([])
  })

  test('R118 what was asked for is good for its caller, its format and five minutes, and leaves who took it', async () => {
    const server = await openOffice()
    const { admin, call, clock, kim, refused, trail } = server
    const asked = await call(kim, exportUsers, { body: { format: 'csv', filter: { q: 'tom' }, columns: ['username'] } })
    expect(asked.total).toBe(1)
    const ticket = ticketOf(asked)
    await refused(admin, downloadUsersCsv, { query: { ticket } }, NotFound)
    await refused(kim, downloadUsersJson, { query: { ticket } }, NotFound)
    await refused(kim, downloadUsersCsv, { query: { ticket: `${ticket}A` } }, NotFound)
    await call(kim, downloadUsersCsv, { query: { ticket } })
    clock.advance(minutes(5))
    await refused(kim, downloadUsersCsv, { query: { ticket } }, NotFound)
    expect((await trail())[0]).toMatchObject({
      event: 'users.exported',
      actor: { id: kim.id },
      also: { format: 'csv', searched: true, columns: ['username'], total: 1 },
    })
  })
})

describe('what is in it', () => {
  test('the columns that were chosen, in their order; unknown ones are refused', async () => {
    const server = await openOffice()
    const { admin, refused } = server
    const [row] = await csv(server, admin, { columns: ['displayName', 'username', 'type'], filter: { q: 'tom' } })
    expect(Object.entries(row ?? {})).toEqual([
      ['display_name', ''],
      ['username', 'tom.thumb'],
      ['account_type', 'regular'],
    ])
    const [told] = await json(server, admin, { columns: ['givenName', 'teams', 'emails'], filter: { q: 'tom' } })
    expect(told).toEqual({
      givenName: 'Tom',
      teams: [{ id: server.team, path: ['Choir'], position: '', from: null, until: null }],
      emails: [],
    })
    await refused(admin, exportUsers, { body: { format: 'csv', columns: ['fields.nothing'] } }, Invalid)
    await refused(admin, exportUsers, { body: { format: 'csv', columns: [] } }, Invalid)
    expect(await json(server, admin, { filter: { q: 'nobody at all' } })).toEqual([])
  })

  test('deleted people only where they are asked for', async () => {
    const server = await openOffice()
    const { admin, call, tom } = server
    await call(admin, deleteUser, { params: { user: tom.id }, version: 1 })
    expect((await csv(server, admin, { filter: { q: 'thumb' } })).length).toBe(0)
    expect((await csv(server, admin, { filter: { status: ['deleted'] } })).map((row) => row.status)).toEqual([
      'deleted',
    ])
  })

  test('many people come once each, a piece at a time, and no piece is made that nobody reads', async () => {
    const server = await startServer()
    const { admin, roster } = server
    const names = Array.from({ length: 1050 }, (_, n) => `person${n}`)
    await importText(server, admin, 'users', `username\n${names.join('\n')}\n`)
    const rows = await csv(server, admin, { columns: ['username'] })
    expect(rows.map((row) => row.username).sort()).toEqual(['grace', ...names].sort())
    expect(await json(server, admin, { columns: ['username'] })).toHaveLength(1051)
    let asked = 0
    const engine = {
      ...roster.ctx,
      get db() {
        asked++
        return roster.ctx.db
      },
    }
    const reading = pieces(engine, 'csv', { filter: {} })
    await reading.next()
    await reading.next()
    const before = asked
    await reading.return(undefined)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(asked).toBe(before)
  })
})
