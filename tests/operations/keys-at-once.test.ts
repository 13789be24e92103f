import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { followKeyFile } from '../../server/app/follow-key-file.ts'
import { verifyTrail } from '../../server/audit/index.ts'
import { randomRoot } from '../../server/platform/secrets.ts'
import { createUser } from '../../server/users/contract.ts'
import { setUpInstallation } from '../harness/operator.ts'
import { startServer } from '../harness/server.ts'

test('R99 R121 of several who rotate at once nobody loses the key of another', async () => {
  const here = await setUpInstallation()
  const rotations = await Promise.all(Array.from({ length: 4 }, () => here.roster(['keys', 'rotate'])))
  const made = rotations.flatMap(({ out }) => /The current key is (\S+) now/.exec(out)?.[1] ?? [])
  expect(made.length).toBeGreaterThan(0)
  const kept: { id: string; state: string }[] = JSON.parse(await here.must(['keys', 'list', '--json']))
  expect(kept.map((key) => key.id)).toEqual(expect.arrayContaining(made))
  expect(kept.map((key) => key.state)).toEqual(['current', ...made.map(() => 'former')])
  expect(await here.must(['audit', 'verify'])).toContain('The trail is whole.')
})

test('R99 R102 a foreign key file beside a running server is not taken: what is signed meanwhile stays provable', async () => {
  const { admin, call, roster } = await startServer()
  const { keyId } = roster.world.keys
  const follow = followKeyFile(roster.world)
  const never = new AbortController().signal
  await follow.run(roster.ctx, never)
  const file = join(roster.world.config.dataDir, 'root.key')
  writeFileSync(file, randomRoot().toString('base64url'), { mode: 0o600 })
  await expect(follow.run(roster.ctx, never)).rejects.toThrow('does not belong to this database')
  expect(roster.world.keys.keyId).toBe(keyId)
  await call(admin, createUser, { body: { username: 'meanwhile' } })
  expect((await verifyTrail(roster.ctx)).problems).toEqual([])
})
