import { spawn } from 'node:child_process'
import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { expect, test } from 'vitest'
import { type Installation, installation, OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')

/** Resolves once the restored people are there for whoever opens the database. */
async function theyAreBack({ folder, env }: Installation): Promise<void> {
  const { ROSTER_DATABASE_URL: url } = env
  if (!url) while (!existsSync(join(folder, 'roster.db'))) await pause(1)
  else {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const there = () =>
      client.query('select 1 from sessions').then(
        ({ rows }) => rows.length > 0,
        () => false,
      )
    while (!(await there())) await pause(1)
    await client.end()
  }
}

test('R105 a restore that is killed at the worst moment revives no session either', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const { cookie } = await asker(server.origin)('POST', '/sign-in', '', {
    identifier: 'ada',
    password: OPERATORS_PASSWORD,
  })
  const file = join(here.folder, 'one.backup')
  await here.must(['backup', file])
  await server.stop()

  const there = await installation({ PORT: here.env.PORT })
  copyFileSync(join(here.folder, 'root.key'), join(there.folder, 'root.key'))
  const child = spawn(process.execPath, [MAIN, 'restore', file], { env: there.env, cwd: there.folder, stdio: 'ignore' })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await Promise.race([theyAreBack(there), ended])
  child.kill('SIGKILL')
  await ended

  const again = await there.serve()
  await expect(asker(again.origin)('GET', '/me', cookie)).rejects.toThrow('401')
  await again.stop()
  expect(await there.must(['audit', 'verify'])).toContain('The trail is whole.')
})
