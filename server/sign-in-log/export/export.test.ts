import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { stranger, tryPassword } from '../../../tests/harness/doors.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { minutes } from '../../platform/clock.ts'
import type { ReplyOf } from '../../platform/contract.ts'
import { Forbidden, Invalid, NotFound } from '../../platform/failures.ts'
import { createRole } from '../../roles/contract.ts'
import { listSignIns } from '../contract.ts'
import { downloadCsv, downloadLines, exportSignIns } from './contract.ts'

/** Otto may export, Ada may only read; somebody far away failed in hundreds of names. */
async function openOffice(failures = 3) {
  const app = await startServer({ settings: { 'throttle.signIns': 1000 } })
  const { admin, call } = app
  const role = (name: string, actions: readonly string[]) =>
    call(admin, createRole, {
      body: { name, permissions: actions.map((action) => ({ scope: 'sign-in-log', action, level: 'yes' as const })) },
    })
  const otto = await app.person('Otto Normal', { roles: [(await role('Exporter', ['read', 'export'])).id] })
  const ada = await app.person('Ada Lovelace', { roles: [(await role('Reader', ['read'])).id] })
  const kim = await app.person('Kim Novak', { roles: [(await role('Blind', ['export'])).id] })
  const far = { ...stranger('203.0.113.7'), userAgent: '=HYPERLINK("x")' }
  for (let n = 0; n < failures; n++) await tryPassword(app, far, `nobody.${n}@x.example`)
  await app.run('sign-ins')
  app.clock.advance(1)
  const ticketOf = ({ url }: ReplyOf<typeof exportSignIns>) => new URL(url, 'http://x').searchParams.get('ticket') ?? ''
  return { ...app, otto, ada, kim, ticketOf }
}

test('R118 nobody exports the sign-in log without the right to, nor without the right to read it; a ticket is its caller’s', async () => {
  const { refused, call, otto, ada, kim, admin, ticketOf, clock } = await openOffice()
  for (const who of [ada, kim]) await refused(who, exportSignIns, { body: { format: 'csv' } }, Forbidden)
  await refused(ada, downloadCsv, { query: { ticket: 'x.y' } }, Forbidden)
  await refused(admin, exportSignIns, { body: { format: 'csv', address: 'x' } }, Invalid)
  const ticket = ticketOf(await call(otto, exportSignIns, { body: { format: 'csv' } }))
  await refused(admin, downloadCsv, { query: { ticket } }, NotFound)
  await refused(otto, downloadLines, { query: { ticket } }, NotFound)
  clock.advance(minutes(5))
  await refused(otto, downloadCsv, { query: { ticket } }, NotFound)
})

test('R116 it holds what the page shows, newest first, and nothing a spreadsheet would calculate; the trail says who took it', async () => {
  const { call, admin, otto, ticketOf, trail } = await openOffice(5)
  const { items } = await call(admin, listSignIns, { query: { limit: 200, outcome: 'refused' } })
  const asked = await call(otto, exportSignIns, { body: { format: 'csv', outcome: 'refused' } })
  const text = await call(otto, downloadCsv, { query: { ticket: ticketOf(asked) } })
  const rows: Record<string, string>[] = parse(text, { columns: true, bom: true })
  expect(rows.map((row) => row.id)).toEqual(items.map((item) => item.id))
  expect(rows[0]).toMatchObject({ outcome: 'refused', reason: 'unknown', address: '203.0.113.7' })
  expect(rows[0]?.['user agent']).toBe(`'=HYPERLINK("x")`)
  const also = { format: 'csv', outcome: 'refused' }
  expect((await trail())[0]).toMatchObject({ event: 'sign-in-log.exported', actor: { id: otto.id }, also })
})

test('a long log is whole in the file, each attempt once', async () => {
  const { call, admin, ticketOf } = await openOffice(450)
  const asked = await call(admin, exportSignIns, { body: { format: 'jsonl' } })
  const text = await call(admin, downloadLines, { query: { ticket: ticketOf(asked) } })
  const rows: { id: string; times: number; reason: string }[] = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  const refused = rows.filter((row) => row.reason === 'unknown')
  expect(refused.reduce((sum, { times }) => sum + times, 0)).toBe(450)
})
