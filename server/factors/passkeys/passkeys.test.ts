import { describe, expect, test } from 'vitest'
import { showPassword } from '../../../tests/harness/factors.ts'
import { addKey, askedAtDoor, authenticatorAt } from '../../../tests/harness/passkeys.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { Forbidden, NotFound, ReauthRequired, SignedOut } from '../../platform/failures.ts'
import { getMe } from '../../sessions/contract.ts'
import { signInWithPasskey } from '../../sign-in/passkey/contract.ts'
import { getStep, showFactor } from '../../sign-in/second-step/contract.ts'
import { askStepPasskey, showStepPasskey } from '../../sign-in/second-step/passkey/contract.ts'
import { askForFactor, FactorRequired, listOwnFactors, listUserFactors, NoFactor, resetFactors } from '../contract.ts'
import {
  addPasskey,
  beginPasskey,
  NoPasskeysHere,
  PasskeyKnown,
  removePasskey,
  renamePasskey,
  WrongPasskey,
} from './contract.ts'

const ORIGIN = 'http://localhost:3000'

describe('one’s own passkeys', () => {
  test('R47 one that was not made as asked is not added: origin, relying party, type, presence, algorithm, another question', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Olsen')
    const wrong = [
      { origin: 'https://roster.example' },
      { rpId: 'roster.example' },
      { type: 'webauthn.get' },
      { present: false },
      { alg: -65535 },
      { challenge: 'A'.repeat(43) },
      { crossOrigin: true },
    ]
    for (const how of wrong) {
      const options = await server.call(kim, beginPasskey, {})
      const passkey = authenticatorAt(ORIGIN).make(options, how)
      await server.refused(kim, addPasskey, { body: { name: 'Laptop', passkey } }, WrongPasskey)
    }
    const stolen = authenticatorAt(ORIGIN).make(await server.call(pat, beginPasskey, {}))
    await server.refused(kim, addPasskey, { body: { name: 'Laptop', passkey: stolen } }, WrongPasskey)
    const late = authenticatorAt(ORIGIN).make(await server.call(kim, beginPasskey, {}))
    server.clock.advance(5 * 60_000)
    await server.refused(kim, addPasskey, { body: { name: 'Laptop', passkey: late } }, WrongPasskey)
    expect((await server.call(kim, listOwnFactors, {})).passkeys.items).toEqual([])
  })

  test('the first one gives recovery codes; sign-in asks for it from then on; it has a name, and its uses are shown', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { key, id, codes } = await addKey(server, kim)
    expect(codes).toHaveLength(10)
    expect((await addKey(server, kim, { name: 'Key ring' })).codes).toEqual([])
    await server.call(kim, renamePasskey, { params: { passkey: id }, body: { name: 'Work laptop' } })
    const { browser, next } = await showPassword(server, kim)
    expect(next).toBe('prove')
    expect((await server.call(browser, getStep, {})).kinds).toEqual(['passkey', 'recovery'])
    server.clock.advance(1000)
    const options = await server.call(browser, askStepPasskey, {})
    expect(options.allowCredentials).toHaveLength(2)
    await server.call(browser, showStepPasskey, { body: { passkey: key.show(options, { verified: false }) } })
    await server.call(browser, getMe, {})
    const { items } = (await server.call(kim, listOwnFactors, {})).passkeys
    expect(items.map((one) => [one.name, one.usedAt])).toEqual([
      ['Work laptop', server.clock.now()],
      ['Key ring', null],
    ])
    expect((await server.trail(kim.id)).map(({ event }) => event)).toEqual(
      expect.arrayContaining(['factor.added', 'factor.renamed', 'recovery-codes.made']),
    )
  })

  test('R47 no passkey is added twice, and nobody touches another one’s', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Olsen')
    const { key, id } = await addKey(server, kim)
    const passkey = key.make(await server.call(pat, beginPasskey, {}))
    await server.refused(pat, addPasskey, { body: { name: 'Mine', passkey } }, PasskeyKnown)
    await server.refused(pat, renamePasskey, { params: { passkey: id }, body: { name: 'Mine' } }, NotFound)
    await server.refused(pat, removePasskey, { params: { passkey: id } }, NotFound)
    await server.refused(pat, listUserFactors, { params: { user: kim.id } }, Forbidden)
  })

  test('R44 R45 R56 adding ends no session, removing ends the others; a password alone does neither', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const thief = (await showPassword(server, kim)).browser
    server.clock.advance(1000)
    const { id } = await addKey(server, kim)
    await server.call(thief, getMe, {})
    await server.refused(thief, beginPasskey, {}, ReauthRequired)
    await server.refused(thief, removePasskey, { params: { passkey: id } }, ReauthRequired)
    const copy = { ...kim, cookies: new Map(kim.cookies) }
    await server.call(kim, removePasskey, { params: { passkey: id } })
    await server.refused(thief, getMe, {}, SignedOut)
    await server.refused(copy, getMe, {}, SignedOut)
    expect(await server.call(kim, listOwnFactors, {})).toMatchObject({ passkeys: { items: [] }, recoveryCodes: null })
    await server.refused(kim, removePasskey, { params: { passkey: id } }, NotFound)
  })

  test('the last one stays where a second factor is required, another one may go', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const [first, second] = [await addKey(server, kim), await addKey(server, kim)]
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    await server.call(kim, removePasskey, { params: { passkey: first.id } })
    await server.refused(kim, removePasskey, { params: { passkey: second.id } }, FactorRequired)
    expect((await server.call(kim, listOwnFactors, {})).passkeys.items).toHaveLength(1)
  })

  test('R35 R44 an administrator sees them by name, and a reset removes them with all sessions', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { key, codes } = await addKey(server, kim)
    const params = { user: kim.id }
    const shown = await server.call(server.admin, listUserFactors, { params })
    expect(shown.passkeys.map(({ name }) => name)).toEqual(['Laptop'])
    await server.call(server.admin, resetFactors, { params })
    await server.refused(kim, getMe, {}, SignedOut)
    const { browser, options } = await askedAtDoor(server)
    await server.refused(browser, signInWithPasskey, { body: { passkey: key.show(options) } }, WrongPasskey)
    const half = (await showPassword(server, kim)).browser
    await server.refused(half, showFactor, { body: { kind: 'recovery', code: codes[0] ?? '' } }, SignedOut)
    await server.refused(server.admin, resetFactors, { params }, NoFactor)
  })
})

test.each([
  ['http://192.0.2.10:3000', 'address'],
  ['http://roster.example', 'plain'],
])('at %s nobody is offered passkeys, and is told why', async (baseUrl, why) => {
  const server = await startServer({ config: { baseUrl, insecure: true } })
  expect((await server.call(server.admin, listOwnFactors, {})).passkeys.adding).toBe(why)
  await server.refused(server.admin, beginPasskey, {}, NoPasskeysHere)
})

test('switched off, none is added; what there is still confirms a sign-in', async () => {
  const server = await startServer({ settings: { 'secondFactor.passkeys': 'off' } })
  await server.refused(server.admin, beginPasskey, {}, NoPasskeysHere)
  expect((await server.call(server.admin, listOwnFactors, {})).passkeys.adding).toBe('off')
})
