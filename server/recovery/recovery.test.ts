import { describe, expect, test } from 'vitest'
import { openLink, PASSWORD, type Person } from '../../tests/harness/people.ts'
import { startServer, type TestServer } from '../../tests/harness/server.ts'
import { statementsOf } from '../../tests/harness/statements.ts'
import {
  issueUserLink,
  LinkNotShown,
  LinkNotValid,
  listLinks,
  mailLink,
  NoMailService,
  revealLink,
} from '../links/contract.ts'
import { activate, changeOwnPassword, completeReset } from '../passwords/contract.ts'
import { Invalid, NotFound, SignedOut, TooMany } from '../platform/failures.ts'
import { getMe } from '../sessions/contract.ts'
import { getDoor, signIn } from '../sign-in/contract.ts'
import { suspendUser } from '../users/contract.ts'
import { NoSuchAccount, requestRecovery } from './contract.ts'

const OTHER = 'another harbour of quiet boats'

async function open(settings: Record<string, unknown> = {}, mail = true) {
  const app = await startServer({ mail, settings })
  const ada = await app.person('Ada Lovelace', { emails: ['ada@x.example'] })
  const ask = (identifier: string) => app.call(app.visitor, requestRecovery, { body: { identifier } })
  const answered = async () => {
    await app.run('recovery')
    await app.run('mail')
  }
  const linkTo = (address: string) => /\/reset#([\w.-]+)/.exec(app.mailbox?.newest(address).text ?? '')?.[1] ?? ''
  return { ...app, ada, ask, answered, linkTo }
}

describe('the seven kinds of account', () => {
  test('R16 R15 E-37 R-19 G-33 each gets the same answer by the same statements; only who may recover gets a mail', async () => {
    const { admin, person, call, attempt, visitor, answered, mailbox, roster } = await open()
    const suspended = await person('Sam Suspended', { emails: ['suspended@x.example'] })
    await call(admin, suspendUser, { params: { user: suspended.id }, body: {} })
    const locked = await person('Lou Locked', { emails: ['locked@x.example'] })
    await lock(roster, locked)
    await person('Ida Invited', { activated: false, emails: ['invited@x.example'] })
    await person('Robot', { type: 'api', username: 'robot' })
    const kinds = {
      unknown: 'nobody@x.example',
      wrong: 'ada@y.example',
      suspended: 'suspended@x.example',
      locked: 'locked@x.example',
      invited: 'invited@x.example',
      api: 'robot',
      active: 'ada@x.example',
    }
    const seen: unknown[] = []
    for (const identifier of Object.values(kinds)) {
      const rows = await requests(roster)
      let outcome: unknown
      const statements = await statementsOf(async () => {
        const { status, headers, problem } = await attempt(visitor, requestRecovery, { body: { identifier } })
        outcome = { status, problem, names: Object.keys(headers).sort() }
      })
      seen.push({ outcome, statements, rows: (await requests(roster)) - rows })
    }
    expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1)
    const inserted = expect.arrayContaining([expect.stringContaining('insert into "recovery_requests"')])
    expect(seen[0]).toMatchObject({ outcome: { status: 204 }, statements: inserted, rows: 1 })
    await answered()
    expect(mailbox?.mails.map(({ recipient }) => recipient)).toEqual(['locked@x.example', 'ada@x.example'])
    expect(await leftOf(roster)).toEqual([])
  })

  test('R22 R23 E-15 portal users, the system user and who has no address get nothing', async () => {
    const { person, ask, answered, mailbox } = await open()
    await person('Paul Portal', { type: 'portal', emails: ['paul@x.example'] })
    await person('Nell Nomail')
    for (const identifier of ['paul@x.example', 'system', 'nell.nomail']) await ask(identifier)
    await answered()
    expect(mailbox?.mails).toEqual([])
  })
})

describe('the link', () => {
  test('E-31 E-33 R30 sets a password once, signs nobody in, ends all sessions, lifts a lock; E-34 for one hour', async () => {
    const { ada, call, refused, ask, answered, linkTo, visitor, clock, roster, trail } = await open()
    await ask('ADA@x.example')
    await call(visitor, signIn, { body: { identifier: ada.identifier, password: PASSWORD } })
    await answered()
    await lock(roster, ada)
    const link = linkTo('ada@x.example')
    const browser = { cookies: new Map<string, string>() }
    await call(browser, completeReset, { body: { link, password: OTHER } })
    expect(browser.cookies.size).toBe(0)
    await refused(ada, getMe, {}, SignedOut)
    await call(visitor, signIn, { body: { identifier: ada.identifier, password: OTHER } })
    await refused(visitor, completeReset, { body: { link, password: PASSWORD } }, LinkNotValid)
    const events = (await trail(ada.id)).map(({ event, actor }) => [event, actor.kind])
    expect(events).toContainEqual(['password.recovery-mailed', 'system'])
    await ask('ada.lovelace')
    await answered()
    clock.advance(60 * 60_000 + 1)
    await refused(visitor, completeReset, { body: { link: linkTo('ada@x.example'), password: PASSWORD } }, LinkNotValid)
  })

  test('R28 a newer one replaces it; a changed password and a suspension end it', async () => {
    const { admin, ada, call, refused, ask, answered, linkTo, visitor } = await open()
    const next = async () => {
      await ask('ada@x.example')
      await answered()
      return linkTo('ada@x.example')
    }
    const dead = (link: string) => refused(visitor, completeReset, { body: { link, password: OTHER } }, LinkNotValid)
    const [first, second] = [await next(), await next()]
    await dead(first)
    await call(ada, changeOwnPassword, { body: { current: PASSWORD, password: OTHER } })
    await dead(second)
    const third = await next()
    await call(admin, suspendUser, { params: { user: ada.id }, body: {} })
    await dead(third)
  })

  test('nobody else is ever shown it, nor has it mailed to them', async () => {
    const { admin, ada, call, refused, ask, answered } = await open()
    await ask('ada@x.example')
    await answered()
    const { items } = await call(admin, listLinks, { params: { user: ada.id } })
    expect(items).toMatchObject([{ kind: 'recovery', createdBy: null, can: { show: false } }])
    const params = { user: ada.id, link: items[0]?.id ?? '' }
    await refused(admin, revealLink, { params }, LinkNotShown)
    await refused(admin, mailLink, { params }, LinkNotShown)
  })

  test('R31 a stranger who asks does not end the link that an administrator handed over', async () => {
    const { admin, ada, call, ask, answered, visitor } = await open()
    const { id } = await call(admin, issueUserLink, { params: { user: ada.id }, body: { kind: 'password-reset' } })
    const { url } = await call(admin, revealLink, { params: { user: ada.id, link: id } })
    await ask('ada@x.example')
    await answered()
    await call(visitor, completeReset, { body: { link: url.split('#')[1] ?? '', password: OTHER } })
  })

  test('E-34 recovery.second: refuse sends nothing while any link is open', async () => {
    const { admin, ada, call, ask, answered, mailbox } = await open({ 'recovery.second': 'refuse' })
    await call(admin, issueUserLink, { params: { user: ada.id }, body: { kind: 'password-reset' } })
    await ask('ada@x.example')
    await answered()
    expect(mailbox?.mails).toEqual([])
  })

  test('it goes to the address that was typed where it is theirs, in their language', async () => {
    const { person, ask, answered, mailbox } = await open()
    await person('Zoe Zimmer', { emails: ['zoe@x.example', 'zoe@home.example'], language: 'de' })
    await ask('zoe@home.example')
    await answered()
    expect(mailbox?.mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
      ['zoe@home.example', 'Ein neues Passwort für Roster wählen'],
    ])
  })
})

describe('floods', () => {
  test('R31 of many requests for one account five an hour are answered by mail, also by two processes at once', async () => {
    const { ada, ask, answered, mailbox, another, clock, run } = await open()
    const other = await another()
    for (let n = 0; n < 12; n++) await ask('ada@x.example')
    await Promise.all([run('recovery'), other.run('recovery')])
    await answered()
    const links = (await mailsQueued(other.roster)).length
    expect(links).toBe(5)
    expect(new Set(mailbox?.mails.map(({ recipient }) => recipient))).toEqual(new Set(['ada@x.example']))
    clock.advance(61 * 60_000)
    await ask('ada@x.example')
    await answered()
    expect(await mailsQueued(other.roster)).toHaveLength(6)
    expect(ada.id).toBeTruthy()
  })

  test('R31 R124 of a hundred at once from one source twenty are taken; the others are told to wait', async () => {
    const { attempt, visitor, roster, clock, ask } = await open()
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        attempt(visitor, requestRecovery, { body: { identifier: `user${n}@x.example` } }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 204)).toHaveLength(20)
    const waits = outcomes.filter(({ problem }) => problem?.code === TooMany.code)
    expect(waits).toHaveLength(80)
    expect(Number(waits[0]?.headers['retry-after'])).toBeGreaterThan(0)
    expect(await requests(roster)).toBe(20)
    clock.advance(11 * 60_000)
    await ask('ada@x.example')
  })

  test('R34 exactly one name or address is taken', async () => {
    const { attempt, visitor, refused } = await open()
    for (const identifier of ['a@x.example,b@y.example', 'a@x.example b@y.example', 'a@x.example\r\nBcc: b@y', ''])
      await refused(visitor, requestRecovery, { body: { identifier } }, Invalid)
    for (const identifier of [['a@x.example'], { a: 1 }, null])
      expect((await attempt(visitor, requestRecovery, { body: { identifier } as never })).status).toBe(422)
    await refused(visitor, requestRecovery, { body: { username: 'ada', email: 'ada@x.example' } }, Invalid)
  })
})

describe('settings', () => {
  test('E-32 recovery.ask: a username and an address must belong to the same person', async () => {
    const { person, call, refused, visitor, answered, mailbox } = await open({ 'recovery.ask': 'usernameAndEmail' })
    await person('Bob Babbage', { emails: ['bob@x.example'] })
    const ask = (username: string, email: string) => call(visitor, requestRecovery, { body: { username, email } })
    await ask('ada.lovelace', 'bob@x.example')
    await ask('nobody', 'ada@x.example')
    await answered()
    expect(mailbox?.mails).toEqual([])
    await ask('Ada.Lovelace', 'ADA@x.example')
    await answered()
    expect(mailbox?.mails).toHaveLength(1)
    const { fields } = await refused(visitor, requestRecovery, { body: { username: 'ada.lovelace' } }, Invalid)
    expect(fields?.[0]?.path).toBe('email')
  })

  test.each([
    ['recovery.internal', { regular: 0, admin: 0 }],
    ['recovery.admins', { regular: 1, admin: 0 }],
  ])('E-35 R37 %s off: answered as if unknown', async (key, mails) => {
    const { person, ask, answered, mailbox } = await open({ [key]: false })
    await person('Alma Admin', { type: 'admin', emails: ['alma@x.example'] })
    for (const identifier of ['ada@x.example', 'alma@x.example']) await ask(identifier)
    await answered()
    const to = (address: string) => mailbox?.mails.filter(({ recipient }) => recipient === address).length
    expect({ regular: to('ada@x.example'), admin: to('alma@x.example') }).toEqual(mails)
  })

  test('E-35 switched off for everybody: the door says whom to ask, and administrators’ links still work', async () => {
    const settings = { 'recovery.enabled': false, 'recovery.contact': 'Help desk, room 12' }
    const { admin, ada, call, refused, visitor } = await open(settings)
    expect((await call(visitor, getDoor, {})).recovery).toMatchObject({ way: 'ask', contact: 'Help desk, room 12' })
    await refused(visitor, requestRecovery, { body: { identifier: 'ada@x.example' } }, NotFound)
    const { id } = await call(admin, issueUserLink, { params: { user: ada.id }, body: { kind: 'password-reset' } })
    const { url } = await call(admin, revealLink, { params: { user: ada.id, link: id } })
    await call(visitor, completeReset, { body: { link: url.split('#')[1] ?? '', password: OTHER } })
  })

  test('without a mail service nobody is promised a mail', async () => {
    const { call, refused, visitor } = await open({}, false)
    expect((await call(visitor, getDoor, {})).recovery.way).toBe('ask')
    await refused(visitor, requestRecovery, { body: { identifier: 'ada@x.example' } }, NoMailService)
  })

  test('E-32 E-37 where exposure is not prevented an unknown account is told, a barred one is not', async () => {
    const { admin, ada, call, refused, ask, visitor } = await open({ 'recovery.preventExposure': false })
    await refused(visitor, requestRecovery, { body: { identifier: 'nobody@x.example' } }, NoSuchAccount)
    await call(admin, suspendUser, { params: { user: ada.id }, body: {} })
    await ask('ada@x.example')
  })

  test('P-10 an invited person comes in by the invitation alone', async () => {
    const { admin, person, call, ask, answered, mailbox, visitor } = await open()
    const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
    const link = await openLink({ call }, admin, ida)
    await ask('ida@x.example')
    await answered()
    expect(mailbox?.mails).toEqual([])
    await call(visitor, activate, { body: { link, password: PASSWORD } })
  })
})

async function lock({ world }: TestServer['roster'], { id }: Person): Promise<void> {
  const until = '2099-01-01T00:00:00.000Z' as never
  await world.engine.writes.updateTable('users').set({ locked_until: until }).where('id', '=', id).execute()
}

async function requests({ world }: TestServer['roster']): Promise<number> {
  return (await world.engine.reads.selectFrom('recovery_requests').select('id').execute()).length
}

/** What was typed and is still there. */
async function leftOf({ world }: TestServer['roster']) {
  const rows = await world.engine.reads.selectFrom('recovery_requests').selectAll().execute()
  return rows.filter((row) => row.identifier_key !== '' || row.username_key !== '')
}

function mailsQueued({ world }: TestServer['roster']) {
  return world.engine.reads.selectFrom('links').select('id').where('kind', '=', 'recovery').execute()
}
