import { expect, test } from 'vitest'
import { z } from 'zod'
import { features } from '../../server/app/features.ts'
import { inspectLink, issueUserLink, LinkNotValid, revealLink } from '../../server/links/contract.ts'
import { askPasskeyToLogInAs, logInAs, openLogInAs, sendCodeToLogInAs } from '../../server/log-in-as/contract.ts'
import { activate, completeReset } from '../../server/passwords/contract.ts'
import type { Contract } from '../../server/platform/contract.ts'
import { requestRecovery } from '../../server/recovery/contract.ts'
import { changeOwnEmail, confirmEmail } from '../../server/users/own-email/contract.ts'
import { linkTo } from '../harness/log-in-as.ts'
import { openLink, visitor } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'

/** Where each kind of link is spent, and nowhere else. */
const SPENT_AT: Readonly<Record<string, readonly Contract[]>> = {
  activation: [activate],
  'password-reset': [completeReset],
  recovery: [completeReset],
  email: [confirmEmail],
  'log-in-as': [openLogInAs, askPasskeyToLogInAs, sendCodeToLogInAs, logInAs],
}

/** Every route that takes a link, but the one that only looks at it. */
const takers = features
  .flatMap(({ routes }) => routes.map(({ contract }): Contract => contract))
  .filter((contract) => contract.id !== inspectLink.id && fieldsOf(contract).includes('link'))

function fieldsOf({ body }: Contract): string[] {
  return body instanceof z.ZodObject ? Object.keys(body.shape) : []
}

test('R26 R28 a link of one kind is worth nothing at the routes of the others, and is not used up by them', async () => {
  const server = await startServer({ mail: true, settings: { 'selfService.email': true } })
  const { call, admin, attempt } = server
  const ada = await server.person('Ada Lovelace', { emails: ['ada@x.example'] })
  const ida = await server.person('Ida Invited', { activated: false })
  const user = { params: { user: ada.id } }
  const { id } = await call(admin, issueUserLink, { ...user, body: { kind: 'password-reset' } })
  const { url } = await call(admin, revealLink, { params: { user: ada.id, link: id } })
  await call(ada, changeOwnEmail, { body: { address: 'new@x.example' } })
  await call(visitor(), requestRecovery, { body: { identifier: 'ada.lovelace' } })
  await server.run('recovery')
  await server.run('mail')
  const mailed = (address: string) => /#([\w.-]+)/.exec(server.mailbox?.newest(address).text ?? '')?.[1] ?? ''
  const links = {
    activation: await openLink(server, admin, ida),
    'password-reset': url.split('#')[1] ?? '',
    recovery: mailed('ada@x.example'),
    email: mailed('new@x.example'),
    'log-in-as': await linkTo(server, admin, ada),
  }
  expect(takers.length).toBeGreaterThanOrEqual(new Set(Object.values(SPENT_AT).flat()).size)
  for (const [kind, link] of Object.entries(links)) {
    for (const taker of takers.filter((one) => !SPENT_AT[kind]?.includes(one))) {
      const body = { link, password: 'another harbour of quiet boats' }
      const given = { body: Object.fromEntries(Object.entries(body).filter(([key]) => fieldsOf(taker).includes(key))) }
      const { problem } = await attempt(visitor(), taker, given as never)
      expect([kind, taker.id, problem?.code]).toEqual([kind, taker.id, LinkNotValid.code])
    }
    const looks = kind === 'log-in-as' ? openLogInAs : inspectLink
    expect((await attempt(visitor(), looks, { body: { link } })).status).toBe(200)
  }
})
