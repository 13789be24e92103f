import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Installation, OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

test('R99 R102 a rotated key ends nothing; a revoked one ends its links at once, beside the running server', async () => {
  const here = await setUpInstallation()
  const server = await here.serve()
  const ask = asker(server.origin)
  const { cookie } = await ask('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
  const linkOf = async (username: string) => {
    const user = (await ask('POST', '/users', cookie, { type: 'regular', username, givenName: username })).body
    const link = (await ask('GET', `/users/${user.id}/links`, cookie)).body.items[0]
    return (await ask('POST', `/users/${user.id}/links/${link?.id}/reveal`, cookie)).body.url.split('#')[1] ?? ''
  }
  const activate = (link: string) => ask('POST', '/activations', '', { link, password: OPERATORS_PASSWORD })
  const [grace, hedy, lise] = [await linkOf('grace'), await linkOf('hedy'), await linkOf('lise')]

  await here.must(['keys', 'rotate'])
  await activate(grace)
  const [, former] = JSON.parse(await here.must(['keys', 'list', '--json']))
  expect(former).toMatchObject({ state: 'former', openLinks: 2 })
  await expect.poll(() => signsWithNewKey(here, linkOf), { timeout: 30_000 }).toBe(true)

  const { code, err } = await here.roster([
    'keys',
    'revoke',
    JSON.parse(await here.must(['keys', 'list', '--json']))[0].id,
  ])
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('Make another one first') })
  expect((await here.roster(['keys', 'revoke', '-JwY2KeQSDwa'])).err).toContain('There is no key -JwY2KeQSDwa')
  expect(await here.must(['keys', 'revoke', former.id])).toMatch(/ open links have ended/)
  await expect(activate(hedy)).rejects.toThrow()
  await expect(activate(lise)).rejects.toThrow()
  expect((await ask('GET', '/me', cookie)).status).toBe(200)
  expect(await here.must(['audit', 'verify'])).toContain('The trail is whole.')
  await server.stop()
  await here.serve()
})

let made = 0

/** Whether the running server signs with the key that stands first in the file by now. */
async function signsWithNewKey(here: Installation, linkOf: (username: string) => Promise<string>): Promise<boolean> {
  await linkOf(`newcomer${++made}`)
  const [current] = JSON.parse(await here.must(['keys', 'list', '--json']))
  return current.openLinks > 0
}

test('a key file that others can read stops every command', async () => {
  const here = await setUpInstallation()
  chmodSync(join(here.folder, 'root.key'), 0o644)
  expect((await here.roster(['keys', 'list'])).err).toMatch(/can be read by others/)
})
