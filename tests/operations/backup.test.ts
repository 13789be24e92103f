import { copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type Installation, installation, OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

const signIn = async (origin: string) => {
  const ask = asker(origin)
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
  return { ask, cookie }
}

const copyKey = (from: Installation, to: Installation) =>
  copyFileSync(join(from.folder, 'root.key'), join(to.folder, 'root.key'))

test('R102 R105 a backup taken beside a running server comes back elsewhere; old sessions and links are dead', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const { ask, cookie } = await signIn(server.origin)
  const body = { type: 'regular', username: 'grace', givenName: 'Grace', familyName: 'Velázquez-Łódź' }
  const grace = (await ask('POST', '/users', cookie, body)).body
  const link = (await ask('GET', `/users/${grace.id}/links`, cookie)).body.items[0]
  const { url } = (await ask('POST', `/users/${grace.id}/links/${link?.id}/reveal`, cookie)).body
  const file = join(here.folder, 'one.backup')
  await here.must(['backup', file])
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes(readFileSync(join(here.folder, 'root.key')))).toBe(false)
  await server.stop()

  const there = await installation({ PORT: here.env.PORT })
  copyKey(here, there)
  expect(await there.must(['restore', file])).toMatch(/Ended: 1 sessions, 1 open links/)
  const again = await there.serve()
  await expect(asker(again.origin)('GET', '/me', cookie)).rejects.toThrow('401')
  const dead = { link: url.split('#')[1], password: OPERATORS_PASSWORD }
  await expect(asker(again.origin)('POST', '/activations', '', dead)).rejects.toThrow('link')
  const ada = await signIn(again.origin)
  expect((await ada.ask('GET', `/users/${grace.id}`, ada.cookie)).body.name).toBe(grace.name)
  expect(await there.must(['audit', 'verify'])).toContain('The trail is whole.')
  expect(JSON.stringify((await ada.ask('GET', '/audit', ada.cookie)).body)).toContain('installation.restored')
})

test('a backup moves from one database to the other, and back', async () => {
  const here = await setUpInstallation({}, 'sqlite')
  const first = join(here.folder, 'first.backup')
  await here.must(['backup', first])
  const there = await installation()
  copyKey(here, there)
  await there.must(['restore', first])
  const second = join(there.folder, 'second.backup')
  await there.must(['backup', second])
  const back = await installation({}, 'sqlite')
  copyKey(here, back)
  await back.must(['restore', second])
  expect(await back.must(['audit', 'verify'])).toContain('The trail is whole.')
})

test('a flipped byte, a cut end, another file: refused before anything is touched', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'one.backup')
  await here.must(['backup', file])
  const there = await installation()
  copyKey(here, there)
  const whole = readFileSync(file)
  for (const at of [20, Math.floor(whole.length / 2), whole.length - 12]) {
    writeFileSync(file, flippedFrom(whole, at))
    const { code, err } = await there.roster(['restore', file])
    expect({ at, code, refused: /not a whole backup.*Nothing was changed/.test(err) }).toEqual({
      at,
      code: 1,
      refused: true,
    })
  }
  writeFileSync(file, whole.subarray(0, whole.length - 200))
  expect((await there.roster(['restore', file])).err).toMatch(/not a whole backup/)
  writeFileSync(file, 'a letter to my aunt')
  expect((await there.roster(['restore', file])).err).toMatch(/not a whole backup/)
  expect(existsSync(join(there.folder, 'roster.db'))).toBe(false)
})

/** With one bit flipped, at this byte or soon after: a few bits of gzip stand for nothing, and nothing is lost with them. */
function flippedFrom(whole: Buffer, at: number): Buffer {
  const flipped = Buffer.from(whole)
  flipped.writeUInt8(flipped.readUInt8(at) ^ 0x40, at)
  return isSame(flipped, whole) ? flippedFrom(whole, at + 1) : flipped
}

function isSame(one: Buffer, other: Buffer): boolean {
  try {
    return gunzipSync(one).equals(gunzipSync(other))
  } catch {
    return false
  }
}

test('R102 without its root key a backup is refused, or taken over with what hangs on the key void', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'one.backup')
  await here.must(['backup', file])
  const there = await installation()
  expect((await there.roster(['restore', file])).err).toMatch(/Put the root key of the backup/)
  await there.must(['restore', '--new-key', file])
  expect(await there.must(['audit', 'export', '--event', 'installation.restored'])).toContain('keyLost')
  expect(await there.must(['audit', 'verify'])).toContain('The trail is whole.')
  const server = await there.serve()
  expect((await signIn(server.origin)).cookie).toContain('roster')
})

test('restoring refuses while a server runs, and never overwrites what is there', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'one.backup')
  await here.must(['backup', file])
  expect((await here.roster(['backup', file])).err).toMatch(/is there already/)
  const server = await here.serve()
  expect((await here.roster(['restore', '--replace', file])).err).toMatch(/A Roster is running/)
  await server.stop()
  const { code, err } = await here.roster(['restore', file])
  expect(code).toBe(1)
  expect(err).toMatch(/is there already|is not empty/)
  if (here.env.ROSTER_DATABASE_URL) return
  await here.must(['restore', '--replace', file])
  expect(readdirSync(here.folder).filter((name) => /^roster\.before-.*db$/.test(name))).toHaveLength(1)
})
