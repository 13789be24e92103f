import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { Forbidden } from '../../platform/failures.ts'
import { checkJob } from '../index.ts'
import { CheckRunning, listChecks, startCheck } from './contract.ts'

const edit = ({ roster }: TestServer, position: number) =>
  sql`update audit_details set content = '{}' where row_id = (select row_id from audit_chain where position = ${position})`.execute(
    roster.world.engine.writes,
  )

test('nobody verifies without the right to read the trail, and one check runs at a time', async () => {
  const app = await startServer()
  const ada = await app.person('Ada Lovelace')
  for (const contract of [startCheck, listChecks]) await app.refused(ada, contract, {}, Forbidden)
  const asked = await Promise.all(Array.from({ length: 5 }, () => app.attempt(app.admin, startCheck, {})))
  expect(asked.map((one) => one.problem?.code ?? 'started').sort()).toEqual([
    ...Array(4).fill(CheckRunning.code),
    'started',
  ])
})

test('R110 a whole trail is found whole, and the trail says that it was verified', async () => {
  const app = await startServer()
  await app.call(app.admin, startCheck, {})
  expect((await app.call(app.admin, listChecks, {})).items).toMatchObject([
    { state: 'running', askedBy: 'Grace Hopper', finishedAt: null, rowsDone: 0 },
  ])
  await app.run('check-trail')
  const { items } = await app.call(app.admin, listChecks, {})
  expect(items).toMatchObject([{ state: 'done', problemCount: 0, problems: [], finishedAt: expect.any(String) }])
  expect((await app.trail())[0]).toMatchObject({ event: 'audit.checked', also: { problems: 0 } })
  await app.call(app.admin, startCheck, {})
})

test('R110 what was tampered with is told with its place', async () => {
  const app = await startServer()
  await app.run('seal')
  await edit(app, 2)
  await app.call(app.admin, startCheck, {})
  await app.run('check-trail')
  expect((await app.call(app.admin, listChecks, {})).items[0]).toMatchObject({
    state: 'done',
    problemCount: 1,
    problems: [{ kind: 'edited', position: 2, message: 'The details of this row were edited.' }],
  })
})

test('several processes share one check; one that stops leaves it to the others', async () => {
  const app = await startServer()
  await app.call(app.admin, startCheck, {})
  const stopped = AbortSignal.abort()
  await checkJob.run(app.roster.ctx, stopped)
  expect((await app.call(app.admin, listChecks, {})).items[0]?.state).toBe('running')
  await Promise.all([app.run('check-trail'), app.run('check-trail'), app.run('check-trail')])
  expect((await app.trail()).filter((item) => item.event === 'audit.checked')).toHaveLength(1)
})
