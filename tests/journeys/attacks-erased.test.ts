import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { verifyTrail } from '../../server/audit/index.ts'
import { browseTrail } from '../../server/audit-log/contract.ts'
import { exportTrail } from '../../server/audit-log/export/contract.ts'
import { giveUpMail, listOutbox } from '../../server/outbox/contract.ts'
import { testMailServer } from '../../server/settings/contract.ts'
import { applyUndo } from '../../server/undo/contract.ts'
import { createUser, deleteUser, getUser } from '../../server/users/contract.ts'
import { exportUsers } from '../../server/users/export/contract.ts'
import { purgeUser } from '../../server/users/purge/contract.ts'
import { dump } from '../harness/dump.ts'
import { startServer, type TestServer } from '../harness/server.ts'

const CANARIES = /kanari|203\.0\.113\.77/i
const LETTERS = /kanari|\+\.\+/i // the name, and three letters as the index of words keeps them

async function erase({ call, admin }: TestServer, user: string): Promise<void> {
  const { version } = await call(admin, getUser, { params: { user } })
  await call(admin, deleteUser, { params: { user }, version })
  await call(admin, purgeUser, { params: { user } })
}

async function sift({ run }: TestServer): Promise<void> {
  for (const job of ['seal', 'sift']) await run(job)
}

describe('who was erased is not found by what others did about them', () => {
  test('R115 neither by a mail that was given up, nor by a question to the trail, nor by a mail that tried the server', async () => {
    const server = await startServer({ mail: true })
    const { admin, call, roster } = server
    const body = { username: 'kanari', givenName: 'Kanari', emails: ['kanari@home.example'] }
    const { id } = await call(admin, createUser, { body: { ...body, wayIn: 'mail-link' } })
    const [mail] = (await call(admin, listOutbox, { query: { userId: id } })).items
    await call(admin, giveUpMail, { params: { mail: mail?.id ?? '' } })
    await call(admin, exportTrail, { body: { format: 'csv', q: 'kanari' } })
    await call(admin, exportTrail, { body: { format: 'csv', address: '203.0.113.77' } })
    await call(admin, testMailServer, { body: { to: 'kanari@home.example' } })
    await sift(server)
    expect(await dump(roster.world.engine.reads)).toMatch(CANARIES)
    await erase(server, id)
    await sift(server)
    const left = (await dump(roster.world.engine.reads)).split('\n').filter((line) => CANARIES.test(line))
    expect(left).toEqual([])
    expect((await call(admin, browseTrail, { query: { q: 'kanari' } })).items).toEqual([])
    expect((await verifyTrail(roster.ctx)).problems).toEqual([])
  })

  test('R115 nor by the answer to a repeated request that tells who did something', async () => {
    const server = await startServer()
    const { admin, attempt, call, person, roster } = server
    const kanari = await person('Kanari "Bird" O’Hara', { type: 'admin' })
    const { headers } = await attempt(kanari, createUser, { body: { username: 'tom' } })
    const undone = { params: { change: String(headers['x-change-id']) }, body: {}, key: 'once' }
    expect((await call(admin, applyUndo, undone)).by).toBe(kanari.name)
    await erase(server, kanari.id)
    expect(await dump(roster.world.engine.reads)).not.toMatch(CANARIES)
  })

  test('R108 R115 what somebody took out of the house stays told, whoever of it is erased later', async () => {
    const server = await startServer()
    const { admin, call, roster } = server
    const ids: string[] = []
    for (const username of ['ann', 'ben', 'kanari'])
      ids.push((await call(admin, createUser, { body: { username } })).id)
    await call(admin, exportUsers, { body: { format: 'csv', ids, columns: ['username', 'emails'] } })
    await erase(server, ids[2] ?? '')
    const [event] = (await call(admin, browseTrail, { query: { event: 'users.exported' } })).items
    expect(event?.also).toMatchObject({ format: 'csv', columns: ['username', 'emails'], chosen: 3, total: 3 })
    expect((await verifyTrail(roster.ctx)).problems).toEqual([])
  })

  test.runIf(process.env.ROSTER_TEST_DATABASE !== 'postgres')(
    'R115 not even by whoever gets the file of the database and looks between its rows',
    async () => {
      const server = await startServer()
      const { admin, call, roster, run } = server
      const file = async () => {
        await sql`pragma wal_checkpoint(truncate)`.execute(roster.world.engine.writes)
        return readFileSync(join(roster.world.config.dataDir, 'roster.db')).toString('latin1')
      }
      const body = { username: 'kanari+.+x', givenName: 'Kanari', familyName: 'Birdman', position: 'Keeper of Kanaris' }
      const { id } = await call(admin, createUser, { body })
      for (let n = 0; n < 50; n++) await call(admin, createUser, { body: { username: `other${n}` } })
      expect(await file()).toMatch(LETTERS)
      await erase(server, id)
      await sift(server)
      await run('sweep')
      expect(await file()).not.toMatch(LETTERS)
    },
  )
})
