import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { installation, OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { barePostgres } from '../harness/postgres-databases.ts'
import { asker } from '../upgrade/story.ts'

test('the schema is brought forward by command; while a server runs only where that cannot hurt it', async () => {
  const here = await installation()
  expect(JSON.parse(await here.must(['migrate', '--json'])).steps[0]).toBe('0001-people')
  expect(await here.must(['migrate'])).toContain('up to date')
  const server = await here.serve()
  const { code, err } = await here.roster(['migrate'])
  if (here.env.ROSTER_DATABASE_URL) expect(code).toBe(0)
  else expect(err).toContain('A Roster is running on this data')
  await server.stop()
})

test.runIf(process.env.ROSTER_TEST_DATABASE === 'postgres')(
  'with a role for migrations the server works without any right to change the schema or the trail',
  async () => {
    const { url, drop } = await barePostgres()
    onTestFinished(drop)
    const name = `server_${new URL(url).pathname.slice(1)}`
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    await owner.query(`create role ${name} login`)
    const restricted = new URL(url)
    restricted.username = name
    const here = await setUpInstallation({ ROSTER_DATABASE_URL: restricted.href, ROSTER_MIGRATION_DATABASE_URL: url })
    const server = await here.serve()
    const ask = asker(server.origin)
    const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
    await ask('POST', '/users', cookie, { type: 'regular', username: 'grace', givenName: 'Grace' })
    expect(await here.must(['audit', 'verify'])).toContain('The trail is whole.')
    await server.stop()

    const asServer = new pg.Client({ connectionString: restricted.href })
    await asServer.connect()
    for (const statement of [
      'create table x (y int)',
      "update audit_rows set event = 'x'",
      'delete from audit_chain',
      'drop table users',
    ])
      await expect(asServer.query(statement), statement).rejects.toThrow(/permission denied|must be owner/)
    await asServer.end()
    await owner.query(`drop owned by ${name}`)
    await owner.query(`drop role ${name}`)
    await owner.end()
  },
)
