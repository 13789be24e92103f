import { describe, expect, test } from 'vitest'
import { failTimes } from '../../../tests/harness/doors.ts'
import { showPassword } from '../../../tests/harness/factors.ts'
import { addKey, askedAtDoor, authenticatorAt } from '../../../tests/harness/passkeys.ts'
import { visitor } from '../../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../../tests/harness/server.ts'
import { askForFactor, listUserFactors } from '../../factors/contract.ts'
import { addPasskey, beginPasskey, NoPasskeysHere, WrongPasskey } from '../../factors/passkeys/contract.ts'
import { askOwnPasskey, proveByPasskey } from '../../factors/prove/contract.ts'
import { ReauthRequired } from '../../platform/failures.ts'
import { getMe } from '../../sessions/contract.ts'
import { listSignIns } from '../../sign-in-log/contract.ts'
import { deleteUser, editUser, getUser, suspendUser } from '../../users/contract.ts'
import { AccountSuspended } from '../contract.ts'
import { addStepPasskey, askStepPasskey, beginStepPasskey, showStepPasskey } from '../second-step/passkey/contract.ts'
import { askPasskey, signInWithPasskey } from './contract.ts'

describe('coming in by a passkey alone', () => {
  test('R47 nothing but what was asked opens a session: origin, relying party, type, presence, verification, owner', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 1000 } })
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Olsen')
    const { key } = await addKey(server, kim)
    const other = await addKey(server, pat)
    const { browser: elsewhere, options: notHers } = await askedAtDoor(server)
    const { browser, options: first } = await askedAtDoor(server)
    const patsId = other.key.show(first).id
    const wrong = [
      { origin: 'https://roster.example' },
      { rpId: 'roster.example' },
      { type: 'webauthn.create' },
      { present: false },
      { verified: false },
      { crossOrigin: true },
      { userHandle: null },
      { userHandle: Buffer.from(pat.id).toString('base64url') },
      { credentialId: patsId },
      { credentialId: 'A'.repeat(43) },
      { challenge: notHers.challenge },
    ]
    for (const how of wrong) {
      const options = await server.call(browser, askPasskey, {})
      await server.refused(browser, signInWithPasskey, { body: { passkey: key.show(options, how) } }, WrongPasskey)
    }
    await server.refused(visitor(), signInWithPasskey, { body: { passkey: key.show(notHers) } }, WrongPasskey)
    const stranger = authenticatorAt('http://localhost:3000')
    const unknown = stranger.show(notHers, { userHandle: Buffer.from(kim.id).toString('base64url') })
    await server.refused(elsewhere, signInWithPasskey, { body: { passkey: unknown } }, WrongPasskey)
  })

  test('R47 a question is answered once, within five minutes: of fifty at once one comes in', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 1000 } })
    const kim = await server.person('Kim Novak')
    const { key } = await addKey(server, kim)
    const { browser, options } = await askedAtDoor(server)
    const body = { passkey: key.show(options) }
    const copies = Array.from({ length: 50 }, () => ({ ...browser, cookies: new Map(browser.cookies) }))
    const outcomes = await Promise.all(copies.map((copy) => server.attempt(copy, signInWithPasskey, { body })))
    expect(outcomes.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(outcomes.filter(({ problem }) => problem?.code === WrongPasskey.code)).toHaveLength(49)
    const late = await askedAtDoor(server)
    server.clock.advance(5 * 60_000)
    await server.refused(late.browser, signInWithPasskey, { body: { passkey: key.show(late.options) } }, WrongPasskey)
  })

  test('it is two factors: nothing else is asked, whatever is required; the log says by what', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { key } = await addKey(server, kim)
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    const { browser, options } = await askedAtDoor(server)
    const { mustChangePassword } = await server.call(browser, signInWithPasskey, {
      body: { passkey: key.show(options) },
    })
    expect(mustChangePassword).toBe(false)
    expect((await server.call(browser, getMe, {})).id).toBe(kim.id)
    await server.call(browser, beginPasskey, {}) // R45: it has shown the factor
    expect(await logged(server, kim.id)).toContainEqual(['passkey', null])
  })

  test('R17 R21 a lock does not bar it, suspension does and says so after it; who is deleted is nobody', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const { key } = await addKey(server, kim)
    await failTimes(server, kim.identifier, 10)
    const come = async () => {
      const { browser, options } = await askedAtDoor(server)
      return server.attempt(browser, signInWithPasskey, { body: { passkey: key.show(options) } })
    }
    expect((await come()).status).toBe(200)
    const params = { user: kim.id }
    await server.call(server.admin, suspendUser, { params, body: {} })
    expect((await come()).problem?.code).toBe(AccountSuspended.code)
    const { version } = await server.call(server.admin, getUser, { params })
    await server.call(server.admin, deleteUser, { params, version })
    expect((await come()).problem?.code).toBe(WrongPasskey.code)
    expect((await logged(server, kim.id)).map(([, reason]) => reason)).toEqual(
      expect.arrayContaining(['suspended', 'deleted']),
    )
  })

  test('R20 what is refused counts for its source; who comes in does not', async () => {
    const server = await startServer({ settings: { 'throttle.signIns': 3 } })
    const kim = await server.person('Kim Novak')
    const { key } = await addKey(server, kim)
    const come = async (how = {}) => {
      const { browser, options } = await askedAtDoor(server)
      return (await server.attempt(browser, signInWithPasskey, { body: { passkey: key.show(options, how) } })).status
    }
    for (let n = 0; n < 5; n++) expect(await come()).toBe(200)
    for (let n = 0; n < 3; n++) expect(await come({ verified: false })).toBe(403)
    expect(await come()).toBe(429)
  })

  test.each(['off', 'second'])('where the setting says %s, nobody comes in by it alone', async (use) => {
    const server = await startServer({ settings: { 'secondFactor.passkeys': use } })
    await server.refused(visitor(), askPasskey, {}, NoPasskeysHere)
  })
})

describe('a passkey after the password', () => {
  test('R39 R47 it must be one’s own, and answer this half session', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    const pat = await server.person('Pat Olsen')
    const { key } = await addKey(server, kim)
    const other = await addKey(server, pat)
    const { browser } = await showPassword(server, kim)
    const ask = () => server.call(browser, askStepPasskey, {})
    await server.refused(browser, showStepPasskey, { body: { passkey: other.key.show(await ask()) } }, WrongPasskey)
    const elsewhere = (await showPassword(server, kim)).browser
    const passkey = key.show(await server.call(elsewhere, askStepPasskey, {}))
    await server.refused(browser, showStepPasskey, { body: { passkey } }, WrongPasskey)
    await server.call(browser, showStepPasskey, { body: { passkey: key.show(await ask()) } })
    expect((await server.call(browser, getMe, {})).id).toBe(kim.id)
  })

  test('R38 where a second factor is asked for, one is set up at sign-in', async () => {
    const server = await startServer()
    const kim = await server.person('Kim Novak')
    await server.call(server.admin, askForFactor, { params: { user: kim.id } })
    const { browser } = await showPassword(server, kim)
    const key = authenticatorAt('http://localhost:3000')
    const passkey = key.make(await server.call(browser, beginStepPasskey, {}))
    const { recoveryCodes } = await server.call(browser, addStepPasskey, { body: { name: 'Phone', passkey } })
    expect(recoveryCodes).toHaveLength(10)
    await server.call(browser, getMe, {})
  })

  test('R47 a counter that goes back is refused, and its owner and the trail are told once', async () => {
    const server = await startServer({ mail: true })
    const kim = await server.person('Kim Novak', { emails: ['kim@x.example'] })
    const { key } = await addKey(server, kim, { counts: true })
    const come = async (counter: number) => {
      const { browser, options } = await askedAtDoor(server)
      const passkey = key.show(options, { counter })
      return (await server.attempt(browser, signInWithPasskey, { body: { passkey } })).status
    }
    expect([await come(7), await come(7), await come(6), await come(0)]).toEqual([200, 403, 403, 403])
    await server.run('mail')
    expect(server.mailbox?.mails.map(({ subject }) => subject)).toContain(
      'Your passkey “Laptop” at Roster may have been copied',
    )
    expect(await copies(server, kim.id)).toBe(1)
    const { passkeys } = await server.call(server.admin, listUserFactors, { params: { user: kim.id } })
    expect(passkeys[0]?.copiedAt).not.toBeNull()
  })
})

test('R45 R59 it confirms that it is still oneself, without the password where it opens a session by itself', async () => {
  const server = await startServer()
  const kim = await server.person('Kim Novak')
  const { key } = await addKey(server, kim)
  server.clock.advance(11 * 60_000)
  await server.refused(kim, beginPasskey, {}, ReauthRequired)
  const show = async (how = {}) => key.show(await server.call(kim, askOwnPasskey, {}), how)
  await server.refused(kim, proveByPasskey, { body: { passkey: await show({ verified: false }) } }, WrongPasskey)
  await server.call(kim, proveByPasskey, { body: { passkey: await show() } })
  await server.call(kim, beginPasskey, {})
  const passkey = authenticatorAt('http://localhost:3000').make(await server.call(kim, beginPasskey, {}))
  await server.call(kim, addPasskey, { body: { name: 'Another', passkey } })
  const { version } = await server.call(server.admin, getUser, { params: { user: kim.id } })
  await server.call(server.admin, editUser, { params: { user: kim.id }, version, body: { givenName: 'Kimberly' } })
})

async function copies(server: TestServer, userId: string): Promise<number> {
  return (await server.trail(userId)).filter(({ event }) => event === 'factor.copied').length
}

async function logged(server: TestServer, userId: string) {
  await server.run('sign-ins')
  const { items } = await server.call(server.admin, listSignIns, { query: { userId } })
  return items.map(({ path, reason }) => [path, reason])
}
