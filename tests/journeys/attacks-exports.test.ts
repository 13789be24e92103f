import { expect, test } from 'vitest'
import type { ReplyOf } from '../../server/platform/contract.ts'
import { TooMany } from '../../server/platform/failures.ts'
import { createRole, grantUserRole, revokeUserRole } from '../../server/roles/contract.ts'
import { endUserSessions } from '../../server/sessions/contract.ts'
import { suspendUser } from '../../server/users/contract.ts'
import { exportUsers } from '../../server/users/export/contract.ts'
import type { Person } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'
import { importText } from '../imports/importing.ts'

const PEOPLE = 1500 // more than is read ahead of a slow reader

/** Otto sees everybody by one role and exports by another; he reads what he gets slowly. */
async function openArchive() {
  const app = await startServer()
  const { admin, call, roster } = app
  const role = async (action: string, level: 'all' | 'yes') =>
    (await call(admin, createRole, { body: { name: action, permissions: [{ scope: 'users', action, level }] } })).id
  const [read, take] = [await role('read', 'all'), await role('export', 'yes')]
  const otto = await app.person('Otto Normal', { roles: [read, take] })
  const rows = Array.from({ length: PEOPLE }, (_, n) => `person${n},Given${n},${'x'.repeat(90)}`)
  await importText(app, admin, 'users', `username,givenName,familyName\n${rows.join('\n')}\n`)
  /** Reads a little, lets something happen and a moment pass, and reads on to the end, or to where it breaks off. */
  const slowly = async (who: Person, meanwhile: () => Promise<unknown>) => {
    const { url }: ReplyOf<typeof exportUsers> = await call(who, exportUsers, { body: { format: 'json' } })
    const cookie = [...who.cookies].map((pair) => pair.join('=')).join('; ')
    const answer = await roster.server.inject({ url, headers: { cookie }, payloadAsStream: true })
    const pieces = answer.stream().setEncoding('utf8')[Symbol.asyncIterator]()
    let text = String((await pieces.next()).value)
    await meanwhile()
    await new Promise((resolve) => setTimeout(resolve, 1200))
    try {
      for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) text += String(piece.value)
    } catch {
      text += ' …' // it broke off
    }
    return { isWhole: text.endsWith(']\n'), lines: text.split('\n').length }
  }
  return { ...app, otto, read, take, slowly }
}

test('R55 R67 who takes people out of the house slowly gets nobody more once they may not', async () => {
  const { admin, call, signIn, otto, read, take, slowly } = await openArchive()
  const params = { user: otto.id }
  const nothing = await slowly(otto, async () => {})
  expect(nothing.isWhole).toBe(true)
  expect(nothing.lines).toBeGreaterThan(PEOPLE)

  const unseeing = await slowly(otto, () => call(admin, revokeUserRole, { params: { ...params, role: read } }))
  expect(unseeing.lines).toBeLessThan(PEOPLE)
  await call(admin, grantUserRole, { params: { ...params, role: read }, body: {} })

  const unentitled = await slowly(otto, () => call(admin, revokeUserRole, { params: { ...params, role: take } }))
  expect(unentitled).toMatchObject({ isWhole: false })
  await call(admin, grantUserRole, { params: { ...params, role: take }, body: {} })

  const signedOut = await slowly(otto, () => call(admin, endUserSessions, { params }))
  expect(signedOut).toMatchObject({ isWhole: false })
  await signIn(otto)

  const barred = await slowly(otto, () => call(admin, suspendUser, { params, body: {} }))
  expect(barred).toMatchObject({ isWhole: false })
  for (const { lines } of [unentitled, signedOut, barred]) expect(lines).toBeLessThan(PEOPLE)
})

test('R124 nobody keeps all hands busy: the ninth long answer at once waits for one of the others', async () => {
  const { call, refused, roster, otto, admin } = await openArchive()
  const { url }: ReplyOf<typeof exportUsers> = await call(otto, exportUsers, { body: { format: 'json' } })
  const cookie = [...otto.cookies].map((pair) => pair.join('=')).join('; ')
  const fetch = async () => (await roster.server.inject({ url, headers: { cookie }, payloadAsStream: true })).stream()
  const slow = await Promise.all(Array.from({ length: 8 }, fetch))
  await refused(otto, exportUsers, { body: { format: 'json' } }, TooMany)
  await call(admin, exportUsers, { body: { format: 'json' } })
  for (const file of slow) for await (const _ of file);
  await call(otto, exportUsers, { body: { format: 'json' } })
})
