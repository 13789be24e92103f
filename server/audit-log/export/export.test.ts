import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { startServer } from '../../../tests/harness/server.ts'
import { minutes } from '../../platform/clock.ts'
import type { ReplyOf } from '../../platform/contract.ts'
import { Forbidden, Invalid, NotFound } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { createTeam } from '../../teams/contract.ts'
import { browseTrail } from '../contract.ts'
import { downloadCsv, downloadLines, exportTrail } from './contract.ts'

const FORMULAS = ['=1+1', '+SUM(A1)', '-2', '@cmd', 'plain, "quoted"']

/** Teams with names that spreadsheets would calculate; Otto may export, Ada may only read. */
async function openOffice() {
  const app = await startServer()
  const { admin, call } = app
  const role = (name: string, actions: readonly string[]) =>
    call(admin, createRole, {
      body: { name, permissions: actions.map((action) => ({ scope: 'audit', action, level: 'yes' as const })) },
    })
  const otto = await app.person('Otto Normal', { roles: [(await role('Exporter', ['read', 'export'])).id] })
  const ada = await app.person('Ada Lovelace', { roles: [(await role('Reader', ['read'])).id] })
  const kim = await app.person('Kim Novak', { roles: [(await role('Blind', ['export'])).id] })
  for (const name of FORMULAS) await call(admin, createTeam, { body: { name } })
  app.clock.advance(1)
  const ticketOf = ({ url }: ReplyOf<typeof exportTrail>) => new URL(url, 'http://x').searchParams.get('ticket') ?? ''
  const fetchLines = async (filter: object, who = admin) => {
    const asked = await call(who, exportTrail, { body: { format: 'jsonl', ...filter } })
    const text = await call(who, downloadLines, { query: { ticket: ticketOf(asked) } })
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line))
  }
  return { ...app, otto, ada, kim, ticketOf, fetchLines }
}

test('R118 nobody exports without the right to, nor without the right to read', async () => {
  const { refused, otto, ada, kim, admin } = await openOffice()
  for (const who of [ada, kim]) await refused(who, exportTrail, { body: { format: 'csv' } }, Forbidden)
  await refused(ada, downloadCsv, { query: { ticket: 'x.y' } }, Forbidden)
  await refused(otto, downloadCsv, { query: { ticket: 'x.y' } }, NotFound)
  await refused(admin, exportTrail, { body: { format: 'csv', address: 'x' } }, Invalid)
})

test('R118 what was asked for is good for its caller, its format and five minutes', async () => {
  const { call, refused, otto, admin, ticketOf, clock } = await openOffice()
  const ticket = ticketOf(await call(otto, exportTrail, { body: { format: 'csv', event: 'team.created' } }))
  await refused(admin, downloadCsv, { query: { ticket } }, NotFound)
  await refused(otto, downloadLines, { query: { ticket } }, NotFound)
  await refused(otto, downloadCsv, { query: { ticket: `${ticket}A` } }, NotFound)
  const [text = '', signature = ''] = ticket.split('.')
  const wider = Buffer.from(Buffer.from(text, 'base64url').toString().replace('team.created', 'user.created'))
  await refused(otto, downloadCsv, { query: { ticket: `${wider.toString('base64url')}.${signature}` } }, NotFound)
  await call(otto, downloadCsv, { query: { ticket } })
  clock.advance(minutes(5))
  await refused(otto, downloadCsv, { query: { ticket } }, NotFound)
})

test('R116 a table holds every event with its place in the chain, and nothing a spreadsheet would calculate', async () => {
  const { call, admin, ticketOf, roster } = await openOffice()
  const { items } = await call(admin, browseTrail, { query: { limit: 200 } })
  const ticket = ticketOf(await call(admin, exportTrail, { body: { format: 'csv' } }))
  const text = await call(admin, downloadCsv, { query: { ticket } })
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
  expect(rows.map((row) => row.id)).toEqual(items.map((item) => item.id))
  expect(rows.map((row) => Number(row.position))).toEqual(rows.map((_, n) => rows.length - n))
  const head = await roster.ctx.db
    .selectFrom('audit_chain')
    .selectAll()
    .where('position', '=', rows.length)
    .executeTakeFirst()
  expect(rows[0]).toMatchObject({ link: head?.link, 'sealed at': head?.sealed_at })
  const teams = rows.filter((row) => row.event === 'team.created').map((row) => row['entity name'])
  expect(teams.reverse()).toEqual(["'=1+1", "'+SUM(A1)", "'-2", "'@cmd", 'plain, "quoted"'])
  for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
})

test('an export takes what was asked for, in the words of the API, and leaves who took it', async () => {
  const { otto, fetchLines, trail } = await openOffice()
  const rows = await fetchLines({ event: 'team.*' }, otto)
  expect(rows.map((row) => row.entity.name).reverse()).toEqual(FORMULAS)
  expect(rows[0]).toMatchObject({ event: 'team.created', actor: { name: 'Grace Hopper' }, address: '127.0.0.1' })
  expect((await trail())[0]).toMatchObject({
    event: 'audit.exported',
    actor: { id: otto.id },
    also: { format: 'jsonl', event: 'team.*' },
  })
})

test('a long trail is whole in the file, each event once, though more arrive while it is fetched', async () => {
  const { admin, call, fetchLines, clock } = await openOffice()
  for (let n = 0; n < 15; n++)
    await Promise.all(
      Array.from({ length: 40 }, (_, k) => call(admin, createTeam, { body: { name: `Team ${n}-${k}` } })),
    )
  clock.advance(1)
  const fetching = fetchLines({ kind: 'team' })
  for (let n = 0; n < 20; n++) await call(admin, createTeam, { body: { name: `Late ${n}` } })
  const rows = await fetching
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  const early = rows.filter((row) => !row.entity.name.startsWith('Late'))
  expect(early).toHaveLength(600 + FORMULAS.length)
})
