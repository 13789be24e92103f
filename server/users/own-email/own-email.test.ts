import { expect, test } from 'vitest'
import { tryPassword } from '../../../tests/harness/doors.ts'
import { PASSWORD, visitor } from '../../../tests/harness/people.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { inspectLink, LinkNotShown, LinkNotValid, listLinks, revealLink } from '../../links/contract.ts'
import { changeOwnPassword } from '../../passwords/contract.ts'
import { Invalid, NotFound, TooMany } from '../../platform/failures.ts'
import { getMe } from '../../sessions/contract.ts'
import { getSetting, setSetting } from '../../settings/contract.ts'
import { editUser, getUser, IdentifierTaken, suspendUser } from '../contract.ts'
import { changeOwnEmail, confirmEmail, EmailKept, getOwnEmail, keepOwnEmail } from './contract.ts'

async function open(on = true) {
  const app = await startServer({ mail: true })
  const allow = async (value: boolean) => {
    const params = { key: 'selfService.email' }
    const { version } = await app.call(app.admin, getSetting, { params })
    await app.call(app.admin, setSetting, { params, body: { value }, version })
  }
  if (on) await allow(true)
  const ada = await app.person('Ada Lovelace', { emails: ['ada@x.example'] })
  const mailsTo = async (address: string) => {
    await app.run('mail')
    return app.mailbox?.mails.filter(({ recipient }) => recipient === address) ?? []
  }
  const linkTo = async (address: string) =>
    /\/confirm-email#([\w.-]+)/.exec((await mailsTo(address)).at(-1)?.text ?? '')?.[1] ?? ''
  const ask = (address: string) => app.call(ada, changeOwnEmail, { body: { address } })
  return { ...app, ada, allow, mailsTo, linkTo, ask }
}

test('E-07 R65 nobody changes their own address unless it is switched on, also not by a link from before', async () => {
  const { ada, refused, call, allow, ask, linkTo } = await open(false)
  await refused(ada, changeOwnEmail, { body: { address: 'new@x.example' } }, EmailKept)
  expect((await call(ada, getOwnEmail, {})).can).toEqual({ change: false })
  await allow(true)
  await ask('new@x.example')
  const link = await linkTo('new@x.example')
  await allow(false)
  await refused(visitor(), confirmEmail, { body: { link } }, EmailKept)
})

test('R-20 R25 a new address counts once it is confirmed; the former one is told and opens nothing any more', async () => {
  const { ada, call, ask, linkTo, mailsTo, attempt, refused, admin } = await open()
  const { pending } = await ask('Ada.New@x.example')
  expect(pending.address).toBe('Ada.New@x.example')
  expect((await call(ada, getOwnEmail, {})).pending).toEqual(pending)
  expect((await tryPassword({ attempt }, visitor(), 'ada.new@x.example', PASSWORD)).status).toBe(401)
  const link = await linkTo('Ada.New@x.example')
  expect(await call(visitor(), inspectLink, { body: { link } })).toMatchObject({
    kind: 'email',
    identifier: 'Ada.New@x.example',
  })
  expect((await tryPassword({ attempt }, visitor(), 'ada@x.example', PASSWORD)).status).toBe(200)
  expect(await call(visitor(), confirmEmail, { body: { link } })).toEqual({ address: 'Ada.New@x.example' })
  expect(await call(ada, getMe, {})).toMatchObject({ email: 'Ada.New@x.example' })
  expect((await tryPassword({ attempt }, visitor(), 'ada.new@x.example', PASSWORD)).status).toBe(200)
  expect((await tryPassword({ attempt }, visitor(), 'ada@x.example', PASSWORD)).status).toBe(401)
  const told = (await mailsTo('ada@x.example')).at(-1)
  expect(told?.subject).toBe('Your address for Roster was changed')
  expect(told?.text).not.toContain('Ada.New@x.example')
  await refused(visitor(), confirmEmail, { body: { link } }, LinkNotValid)
  expect((await call(admin, getUser, { params: { user: ada.id } })).emails).toMatchObject([
    { address: 'Ada.New@x.example' },
  ])
})

test('R69 whose address it is already is told to nobody but its reader; the account stays as it is', async () => {
  const { ada, call, ask, linkTo, refused, person } = await open()
  await person('Bob Meyer', { emails: ['bob@x.example'] })
  expect(await ask('free@x.example')).toMatchObject({ pending: { address: 'free@x.example' } })
  expect(await ask('bob@x.example')).toMatchObject({ pending: { address: 'bob@x.example' } })
  await refused(visitor(), confirmEmail, { body: { link: await linkTo('bob@x.example') } }, IdentifierTaken)
  expect((await call(ada, getOwnEmail, {})).address).toBe('ada@x.example')
})

test('R28 R34 the link dies with a newer one, a password, a suspension and one’s own word; nobody else is shown it', async () => {
  const { ada, call, ask, linkTo, refused, admin } = await open()
  const dead = async (link: string) => refused(visitor(), confirmEmail, { body: { link } }, LinkNotValid)
  await ask('one@x.example')
  const first = await linkTo('one@x.example')
  await ask('two@x.example')
  await dead(first)
  const { items } = await call(admin, listLinks, { params: { user: ada.id } })
  const shown = items.find(({ kind }) => kind === 'email')
  await refused(admin, revealLink, { params: { user: ada.id, link: shown?.id ?? '' } }, LinkNotShown)
  const second = await linkTo('two@x.example')
  await call(ada, keepOwnEmail, {})
  await refused(ada, keepOwnEmail, {}, NotFound)
  await dead(second)
  await ask('three@x.example')
  const third = await linkTo('three@x.example')
  await call(ada, changeOwnPassword, { body: { current: PASSWORD, password: 'another harbour of quiet boats' } })
  await dead(third)
  await ask('four@x.example')
  const fourth = await linkTo('four@x.example')
  await call(admin, suspendUser, { params: { user: ada.id }, body: {} })
  await dead(fourth)
})

test('R26 of fifty who use the link at once one changes the address; five an hour may be asked for', async () => {
  const { ada, attempt, ask, linkTo, refused } = await open()
  await refused(ada, changeOwnEmail, { body: { address: 'no address' } }, Invalid)
  await refused(ada, changeOwnEmail, { body: { address: 'ADA@x.example' } }, Invalid)
  await ask('new@x.example')
  const link = await linkTo('new@x.example')
  const all = await Promise.all(Array.from({ length: 50 }, () => attempt(visitor(), confirmEmail, { body: { link } })))
  expect(all.filter(({ status }) => status === 200)).toHaveLength(1)
  for (let n = 0; n < 4; n++) await ask(`n${n}@x.example`)
  await refused(ada, changeOwnEmail, { body: { address: 'n5@x.example' } }, TooMany)
})

test('R25 an administrator who takes an address out: it is told by whom', async () => {
  const { ada, call, admin, mailsTo } = await open()
  const { version } = await call(admin, getUser, { params: { user: ada.id } })
  await call(admin, editUser, { params: { user: ada.id }, body: { emails: ['other@x.example'] }, version })
  expect((await mailsTo('ada@x.example')).at(-1)?.text).toContain('Grace Hopper')
})
