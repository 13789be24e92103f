import { expect, test } from 'vitest'
import { visitor } from '../../../tests/harness/people.ts'
import { at, before, makePortal, portalUser, switchTo, takeOut } from '../../../tests/harness/portals.ts'
import { startServer } from '../../../tests/harness/server.ts'
import { inspectLink, issueUserLink, LinkNotValid, NoOpenPortal, revealLink } from '../../links/contract.ts'
import { askToLogInAs, CannotLogInAs } from '../../log-in-as/contract.ts'
import { previewMail } from '../../outbox/contract.ts'
import { completeReset, mailAccessInfo } from '../../passwords/contract.ts'
import { requestRecovery } from '../../recovery/contract.ts'
import { changeOwnEmail, confirmEmail } from '../../users/own-email/contract.ts'

const OTHER = 'another harbour of quiet boats'

/** Nora is in both portals, Grace is the administrator, Kim works in the house. */
async function open(settings: Record<string, unknown> = {}) {
  const server = await startServer({ mail: true, settings })
  const alpha = await makePortal(server, { key: 'alpha', name: 'Alpha' })
  const beta = await makePortal(server, { key: 'beta', name: 'Beta', host: 'beta.example.org' })
  const other = await makePortal(server, { key: 'other', name: 'Aardvark' })
  const nora = await portalUser(server, 'Nora Quist', [beta, alpha])
  const kim = await server.person('Kim Novak', { emails: ['kim@x.example'] })
  const { mailbox } = server
  const answered = async () => {
    await server.run('recovery')
    await server.run('mail')
  }
  const newest = (address = 'nora.quist@example.org') => mailbox?.newest(address).text ?? ''
  const ask = (portal: Parameters<typeof at>[1], identifier: string) =>
    server.call(at(visitor(), portal), requestRecovery, { body: { identifier } })
  return { ...server, alpha, beta, other, nora, kim, answered, newest, ask, mails: () => mailbox?.mails.length ?? 0 }
}

const secretIn = (text: string) => /\/(?:reset|activate|confirm-email)#([\w.-]+)/.exec(text)?.[1] ?? ''

test('E-33 E-35 at a portal its own people recover, at the console those of the house; all hear the same', async () => {
  const { ask, answered, mails, newest, alpha, other, refused, call } = await open({ 'recovery.internal': false })
  const begun = mails()
  for (const [portal, who] of [
    [undefined, 'nora.quist'],
    [other, 'nora.quist'],
    [alpha, 'kim.novak'],
    [alpha, 'grace'],
    [undefined, 'kim.novak'],
  ] as const)
    await ask(portal, who)
  await answered()
  expect(mails()).toBe(begun)
  await ask(alpha, 'nora.quist')
  await answered()
  expect(mails()).toBe(begun + 1)
  expect(newest()).toContain('http://localhost:3000/portal/alpha/reset#')
  const body = { link: secretIn(newest()), password: OTHER }
  for (const portal of [undefined, { key: 'beta' }, other])
    await refused(at(visitor(), portal), completeReset, { body }, LinkNotValid)
  await call(before(alpha), completeReset, { body })
})

test('whoever was taken out, or whose portal is off by then, is mailed nothing', async () => {
  const server = await open()
  const { ask, answered, mails, alpha, beta, nora } = server
  const begun = mails()
  await ask(alpha, 'nora.quist')
  await takeOut(server, alpha, nora)
  await ask(beta, 'nora.quist')
  await switchTo(server, beta, false)
  await answered()
  expect(mails()).toBe(begun)
})

test('an administrator’s link opens at each portal of its owner and never at the console', async () => {
  const server = await open()
  const { call, admin, refused, nora, alpha, beta, other } = server
  const params = { user: nora.id }
  const link = await call(admin, issueUserLink, { params, body: { kind: 'password-reset' } })
  const reveal = () => call(admin, revealLink, { params: { ...params, link: link.id } })
  const { url } = await reveal()
  expect(url.startsWith('http://localhost:3000/portal/alpha/reset#')).toBe(true)
  const body = { link: url.split('#')[1] ?? '' }
  for (const portal of [undefined, other]) await refused(at(visitor(), portal), inspectLink, { body }, LinkNotValid)
  for (const portal of [alpha, beta]) expect((await call(before(portal), inspectLink, { body })).name).toBe('Nora')
  await takeOut(server, alpha, nora)
  await refused(before(alpha), inspectLink, { body }, LinkNotValid)
  expect((await reveal()).url.startsWith('http://beta.example.org:3000/reset#')).toBe(true)
  await switchTo(server, beta, false)
  await refused(admin, revealLink, { params: { ...params, link: link.id } }, NoOpenPortal)
  await refused(admin, issueUserLink, { params, body: { kind: 'password-reset' } }, NoOpenPortal)
  await refused(admin, mailAccessInfo, { params }, NoOpenPortal)
})

test('a link of the house opens at no portal, and nobody logs in as a portal user', async () => {
  const { call, admin, refused, kim, nora, alpha } = await open()
  const params = { user: kim.id }
  const { id } = await call(admin, issueUserLink, { params, body: { kind: 'password-reset' } })
  const { url } = await call(admin, revealLink, { params: { ...params, link: id } })
  const body = { link: url.split('#')[1] ?? '' }
  await refused(before(alpha), inspectLink, { body }, LinkNotValid)
  await call(visitor(), inspectLink, { body })
  await refused(admin, askToLogInAs, { params: { user: nora.id }, body: { reason: 'help' } }, CannotLogInAs)
})

test('E-26 the access info names each portal that is on with its address, and not the console', async () => {
  const server = await open()
  const { call, admin, run, nora, newest, beta } = server
  await call(admin, mailAccessInfo, { params: { user: nora.id } })
  await run('mail')
  expect(newest()).toContain('Alpha: http://localhost:3000/portal/alpha\nBeta: http://beta.example.org:3000\n')
  expect(newest()).toContain('Username: nora.quist')
  await switchTo(server, beta, false)
  const [mail] = await server.roster.world.engine.reads
    .selectFrom('outbox')
    .select('id')
    .where('template', '=', 'portal-access-info')
    .execute()
  const seen = await call(admin, previewMail, { params: { mail: mail?.id ?? '' } })
  expect(seen.text).toContain('Alpha: ')
  expect(seen.text).not.toContain('Beta')
})

test('a new address that was asked for at a portal is confirmed there', async () => {
  const { call, refused, run, nora, alpha, beta, newest } = await open({ 'selfService.email': true })
  await call(nora, changeOwnEmail, { body: { address: 'nora@new.example' } })
  await run('mail')
  expect(newest('nora@new.example')).toContain('http://beta.example.org:3000/confirm-email#')
  const body = { link: secretIn(newest('nora@new.example')) }
  for (const portal of [undefined, alpha]) await refused(at(visitor(), portal), confirmEmail, { body }, LinkNotValid)
  expect(await call(before(beta), confirmEmail, { body })).toEqual({ address: 'nora@new.example' })
})
