import { expect, test } from 'vitest'
import { createUser, suspendUser } from '../../server/users/contract.ts'
import { failTimes, stranger, tryPassword } from '../harness/doors.ts'
import { startServer } from '../harness/server.ts'
import { workOf } from '../harness/work.ts'

const KINDS = {
  nobody: 'unknown',
  'kim.novak': 'wrong-password',
  'sue.suspended': 'wrong-password',
  'lou.locked': 'locked',
  'ida.invited': 'invited',
  sync: 'api-user',
  system: 'unknown',
  'pat.portal': 'portal-user',
} as const

test('R15 R16 seven kinds of account and a name that is nobody’s: the same answer, hashes, statements and rows', async () => {
  const server = await startServer()
  const { admin, call, person, roster, run } = server
  await person('Kim Novak')
  await person('Ida Invited', { activated: false })
  await person('Lou Locked')
  const sue = await person('Sue Suspended')
  await call(admin, suspendUser, { params: { user: sue.id }, body: { reason: '' } })
  for (const [type, username] of [['api', 'sync'] as const, ['portal', 'pat.portal'] as const])
    await call(admin, createUser, { body: { type, username } })
  await failTimes(server, 'lou.locked', 10, 100)
  await run('locks')
  const db = roster.world.engine.reads
  const rows = async () =>
    Promise.all(
      (['sign_ins', 'throttles', 'audit_rows', 'outbox', 'sessions', 'known_devices'] as const).map(async (table) => {
        const { n } = await db
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
        return Number(n)
      }),
    )
  const answers: string[] = []
  const works: unknown[] = []
  for (const [n, identifier] of Object.keys(KINDS).entries()) {
    await tryPassword(server, stranger(`203.0.113.${n}`), identifier) // texts are compiled, rows are there
    const before = await rows()
    let told = ''
    const work = await workOf(roster, async () => {
      const { status, problem, headers } = await tryPassword(server, stranger(`203.0.113.${n}`), identifier)
      const sent = Object.keys(headers).sort().join()
      const { requestId: _, ...body } = problem ?? { requestId: '' }
      told = JSON.stringify({ status, body, sent, length: headers['content-length'] })
    })
    const after = await rows()
    answers.push(told)
    works.push({ ...work, rows: after.map((count, index) => count - (before[index] ?? 0)) })
  }
  expect(new Set(answers).size).toBe(1)
  expect(works).toEqual(works.map(() => works[0]))
  expect(works[0]).toMatchObject({ hashes: 1, rows: [0, 0, 0, 0, 0, 0] })
  await run('sign-ins')
  const log = await db.selectFrom('sign_ins').select(['identifier', 'reason']).orderBy('id').execute()
  const reasons = new Map(log.map((row) => [row.identifier, row.reason]))
  expect(reasons.get('lou.locked')).toBe('locked')
  expect(reasons.get('sync')).toBe('api-user')
  expect(reasons.get('pat.portal')).toBe('portal-user')
  expect(reasons.get('ida.invited')).toBe('invited')
  expect(reasons.get('n•••')).toBe('unknown')
})
