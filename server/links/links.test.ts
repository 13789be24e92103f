import { describe, expect, test } from 'vitest'
import { openLink, PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { activate, completeReset, PasswordTooWeak } from '../passwords/contract.ts'
import { Forbidden, NotFound } from '../platform/failures.ts'
import { signIn } from '../sign-in/contract.ts'
import { editUser, getUser, listTimeline, suspendUser } from '../users/contract.ts'
import {
  inspectLink,
  issueUserLink,
  LinkNotValid,
  listLinks,
  mailLink,
  NoMailService,
  NothingToActivate,
  revealLink,
  revokeLink,
} from './contract.ts'

describe('activation', () => {
  test('G-16 R29 opening a link twenty times changes nothing; then it works, once', async () => {
    const { admin, person, call, refused, visitor } = await startServer()
    const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
    const link = await openLink({ call }, admin, ida)
    for (let n = 0; n < 20; n++) {
      const shown = await call(visitor, inspectLink, { body: { link } })
      expect(shown).toMatchObject({
        kind: 'activation',
        name: 'Ida',
        identifier: 'ida@x.example',
        passwordRules: { minimum: 15 },
      })
    }
    expect(await call(visitor, activate, { body: { link, password: PASSWORD } })).toEqual({
      identifier: 'ida@x.example',
    })
    await refused(visitor, activate, { body: { link, password: PASSWORD } }, LinkNotValid)
    await refused(visitor, inspectLink, { body: { link } }, LinkNotValid)
    await call(visitor, signIn, { body: { identifier: 'IDA@x.example', password: PASSWORD } })
  })

  test('R26 R121 of fifty who use a link at once exactly one sets the password', async () => {
    const { admin, person, call, attempt, visitor } = await startServer()
    const ida = await person('Ida Invited', { activated: false })
    const link = await openLink({ call }, admin, ida)
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        attempt(visitor, activate, { body: { link, password: `${PASSWORD} ${n}` } }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 200)).toHaveLength(1)
  })

  test('R26 a link with any letter changed, cut or for another purpose is no link', async () => {
    const { admin, person, call, attempt, visitor } = await startServer()
    const ida = await person('Ida Invited', { activated: false })
    const link = await openLink({ call }, admin, ida)
    const at = link.length - 5
    const flipped = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1)
    for (const wrong of [
      flipped,
      link.slice(0, -1),
      `${link}A`,
      link.replace(/^./, (first) => (first === '0' ? '1' : '0')),
    ])
      expect((await attempt(visitor, activate, { body: { link: wrong, password: PASSWORD } })).problem?.status).toBe(
        422,
      )
    const asReset = await attempt(visitor, completeReset, { body: { link, password: PASSWORD } })
    expect(asReset.problem?.code).toBe(LinkNotValid.code)
    await call(visitor, activate, { body: { link, password: PASSWORD } })
  })

  test('E-34 G-26 G-27 R28 it ends by time, revocation, re-issue, a changed address and a barred inviter', async () => {
    const { admin, person, call, refused, visitor, clock, signIn: comeBack } = await startServer()
    const use = (link: string) => refused(visitor, activate, { body: { link, password: PASSWORD } }, LinkNotValid)
    const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
    const params = { user: ida.id }
    const first = await openLink({ call }, admin, ida)
    await call(admin, issueUserLink, { params, body: { kind: 'activation' } })
    await use(first)
    const second = await openLink({ call }, admin, ida)
    const { version } = await call(admin, getUser, { params })
    await call(admin, editUser, { params, version, body: { emails: ['other@x.example'] } })
    await use(second)
    const third = await openLink({ call }, admin, ida)
    const { items } = await call(admin, listLinks, { params })
    await call(admin, revokeLink, { params: { ...params, link: items[0]?.id ?? '' } })
    await use(third)
    const fourth = await openLink({ call }, admin, ida)
    clock.advance(73 * 3_600_000)
    await use(fourth)
    await comeBack(admin)
    const inviter = await person('Ivo Inviter', { type: 'admin' })
    const fifth = await openLink({ call }, inviter, ida)
    await call(admin, suspendUser, { params: { user: inviter.id }, body: {} })
    await use(fifth)
  })
})

describe('administrators', () => {
  test('R109 every reveal stands in the trail; nothing in it, the database or the log would work as a link', async () => {
    const { admin, person, call, roster, logged } = await startServer()
    const ida = await person('Ida Invited', { activated: false })
    const secret = (await openLink({ call }, admin, ida)).split('.')[1] ?? ''
    const { items } = await call(admin, listTimeline, { params: { user: ida.id } })
    expect(items[0]).toMatchObject({ event: 'link.revealed', actor: { name: 'Grace Hopper' } })
    const { reads } = roster.world.engine
    const stored = [
      await reads.selectFrom('links').selectAll().execute(),
      await reads.selectFrom('audit_details').selectAll().execute(),
      await reads.selectFrom('outbox').selectAll().execute(),
    ]
    expect(JSON.stringify([stored, logged])).not.toContain(secret)
  })

  test('E-40 G-27 the present password works until a reset link is used; a mere reader gets no link', async () => {
    const { admin, person, call, refused, visitor } = await startServer()
    const kim = await person('Kim Novak')
    const params = { user: kim.id }
    await refused(await person('Stan Stranger'), listLinks, { params }, Forbidden)
    await refused(admin, issueUserLink, { params, body: { kind: 'activation' } }, NothingToActivate)
    const issued = await call(admin, issueUserLink, { params, body: { kind: 'password-reset' } })
    const { url } = await call(admin, revealLink, { params: { ...params, link: issued.id } })
    expect(url).toContain('/reset#')
    await call(visitor, signIn, { body: { identifier: kim.identifier, password: PASSWORD } })
    const link = url.split('#')[1] ?? ''
    const weak = await refused(visitor, completeReset, { body: { link, password: 'short' } }, PasswordTooWeak)
    expect(weak.fields?.[0]?.code).toBe('too-short')
    await call(visitor, completeReset, { body: { link, password: 'another harbour of quiet boats' } })
    await refused(kim, getUser, { params }, { ...NotFound, code: 'signed-out', status: 401 })
    await refused(admin, revealLink, { params: { ...params, link: issued.id } }, NotFound)
  })

  test('G-03 without a mail service nothing is queued and the caller is told to copy the link', async () => {
    const { admin, person, call, refused } = await startServer()
    const ida = await person('Ida Invited', { activated: false, emails: ['ida@x.example'] })
    const { items, mailAvailable } = await call(admin, listLinks, { params: { user: ida.id } })
    expect(mailAvailable).toBe(false)
    await refused(admin, mailLink, { params: { user: ida.id, link: items[0]?.id ?? '' } }, NoMailService)
  })

  test('E-25 E-26 E-27 R-04 with one the invitation goes out once, with the link, to the address', async () => {
    const { person, run, mailbox, call, visitor } = await startServer({ mail: true })
    await person('Ida Invited', {
      activated: false,
      emails: ['ida@x.example'],
      wayIn: 'mail-link',
      sendAccessInfo: true,
    })
    await run('mail')
    await run('mail')
    const mail = mailbox?.newest('ida@x.example')
    expect(mailbox?.mails).toHaveLength(1)
    const link = /\/activate#([\w.-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
    await call(visitor, activate, { body: { link, password: PASSWORD } })
  })
})
