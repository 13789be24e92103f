import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { followKeyFile } from '../../server/app/follow-key-file.ts'
import { readKeyFile } from '../../server/app/key-file.ts'
import { verifyTrail } from '../../server/audit/index.ts'
import { revokeKey, takeKeys } from '../../server/keys/index.ts'
import { randomRoot, rootKey } from '../../server/platform/secrets.ts'
import { getSetting, setSetting } from '../../server/settings/contract.ts'
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

test('R101 a secret that a server sealed before it heard of the rotation outlives the revocation of its key', async () => {
  const server = await startServer()
  const { admin, call, roster } = server
  const late = await server.another()
  const former = readKeyFile(join(roster.world.config.dataDir, 'root.key'))
  const next = rootKey(randomRoot())
  await takeKeys(roster.ctx, [next, ...former.map((key) => ({ ...key, state: 'former' as const }))])
  const value = 'smtp://roster:canary@mail.example.org:587'
  await late.call(admin, setSetting, { params: { key: 'mail.server' }, body: { value }, version: 0 })
  await revokeKey(roster.ctx, former[0]?.id ?? '', ({ world }) =>
    world.keys.replace([next, ...former.map((key) => ({ ...key, state: 'revoked' as const }))]),
  )
  const shown = await call(admin, getSetting, { params: { key: 'mail.server' } })
  expect(shown).toMatchObject({ value: 'smtp://roster@mail.example.org:587', source: 'administrator' })
})
