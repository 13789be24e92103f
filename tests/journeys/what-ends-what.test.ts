import { expect, test } from 'vitest'
import { askForFactor, removeTotp, resetFactors } from '../../server/factors/contract.ts'
import { inspectLink, issueUserLink, revealLink } from '../../server/links/contract.ts'
import { openLogInAs } from '../../server/log-in-as/contract.ts'
import { changeOwnPassword, completeReset, setPassword } from '../../server/passwords/contract.ts'
import { requestRecovery } from '../../server/recovery/contract.ts'
import { createRole, grantUserRole } from '../../server/roles/contract.ts'
import { getMe } from '../../server/sessions/contract.ts'
import { getStep } from '../../server/sign-in/second-step/contract.ts'
import {
  changeUserType,
  deleteUser,
  editUser,
  getUser,
  reactivateUser,
  suspendUser,
} from '../../server/users/contract.ts'
import { unlockUser } from '../../server/users/locks/contract.ts'
import { changeOwnEmail } from '../../server/users/own-email/contract.ts'
import type { Browser } from '../harness/call.ts'
import { failTimes } from '../harness/doors.ts'
import { setUpPhone, showPassword } from '../harness/factors.ts'
import { linkTo, loggedInAs } from '../harness/log-in-as.ts'
import { PASSWORD, type Person, visitor } from '../harness/people.ts'
import { startServer, type TestServer } from '../harness/server.ts'
import { makeToken } from '../harness/tokens.ts'

const OTHER = 'another harbour of quiet boats'
const CREDENTIALS = ['acting', 'other', 'half', 'token', 'reset', 'recovery', 'email', 'as', 'asLink'] as const
type Credential = (typeof CREDENTIALS)[number]

interface Scene extends TestServer {
  readonly ada: Person
  /** Signed in as Ada, too. */
  readonly other: Person
  readonly links: Readonly<Record<'reset' | 'recovery' | 'email', string>>
}

interface Act {
  readonly does: (scene: Scene) => Promise<unknown>
  /** What works no more afterwards; everything else goes on. */
  readonly ends: readonly Credential[]
}

/** `as`: an administrator who is logged in as her; `asLink`: their link to do so once more. */
const SESSIONS = ['acting', 'other', 'half', 'as'] as const
const LINKS = ['reset', 'recovery', 'email', 'asLink'] as const
const ofAda = ({ ada }: Scene) => ({ params: { user: ada.id } })
const versionOf = async (scene: Scene) => (await scene.call(scene.admin, getUser, ofAda(scene))).version

/** As product.md section 3 decides it under “What ends what”, and section 2 for suspension and deletion. */
const ACTS: Readonly<Record<string, Act>> = {
  'own password change': {
    does: ({ call, ada }) => call(ada, changeOwnPassword, { body: { current: PASSWORD, password: OTHER } }),
    ends: ['other', 'half', 'as', ...LINKS],
  },
  'completed reset': {
    does: ({ call, links }) => call(visitor(), completeReset, { body: { link: links.recovery, password: OTHER } }),
    ends: [...SESSIONS, ...LINKS],
  },
  'password set by an administrator': {
    does: (scene) => scene.call(scene.admin, setPassword, { ...ofAda(scene), body: { password: OTHER } }),
    ends: [...SESSIONS, ...LINKS],
  },
  'own factor removed': {
    does: ({ call, ada }) => call(ada, removeTotp, {}),
    ends: ['other', 'half', 'as'],
  },
  'factor reset by an administrator': {
    does: (scene) => scene.call(scene.admin, resetFactors, ofAda(scene)),
    ends: [...SESSIONS],
  },
  suspension: {
    does: (scene) => scene.call(scene.admin, suspendUser, { ...ofAda(scene), body: {} }),
    ends: [...SESSIONS, 'token', ...LINKS],
  },
  'suspension that is over': {
    does: async (scene) => {
      await scene.call(scene.admin, suspendUser, { ...ofAda(scene), body: {} })
      await scene.call(scene.admin, reactivateUser, ofAda(scene))
    },
    ends: [...SESSIONS, ...LINKS],
  },
  deletion: {
    does: async (scene) => scene.call(scene.admin, deleteUser, { ...ofAda(scene), version: await versionOf(scene) }),
    ends: [...SESSIONS, 'token', ...LINKS],
  },
  'change of type': {
    does: async (scene) =>
      scene.call(scene.admin, changeUserType, {
        ...ofAda(scene),
        body: { type: 'admin' },
        version: await versionOf(scene),
      }),
    ends: [...SESSIONS, 'asLink'],
  },
  'change of address': {
    does: async (scene) =>
      scene.call(scene.admin, editUser, {
        ...ofAda(scene),
        body: { emails: ['other@x.example'] },
        version: await versionOf(scene),
      }),
    ends: [...LINKS],
  },
  'factor asked for at the next sign-in': {
    does: (scene) => scene.call(scene.admin, askForFactor, ofAda(scene)),
    ends: [],
  },
  lock: { does: (scene) => failTimes(scene, 'ada.lovelace', 10), ends: [] },
  'lock lifted': {
    does: async (scene) => {
      await failTimes(scene, 'ada.lovelace', 10)
      await scene.call(scene.admin, unlockUser, ofAda(scene))
    },
    ends: [],
  },
  'role given': {
    does: async (scene) => {
      const role = await scene.call(scene.admin, createRole, { body: { name: 'Reader', permissions: [] } })
      await scene.call(scene.admin, grantUserRole, { params: { user: scene.ada.id, role: role.id }, body: {} })
    },
    ends: [],
  },
  'change of profile': {
    does: async (scene) =>
      scene.call(scene.admin, editUser, {
        ...ofAda(scene),
        body: { position: 'Countess' },
        version: await versionOf(scene),
      }),
    ends: [],
  },
}

test.each(Object.keys(ACTS))('R28 R44 R55 R56 what ends what: %s', async (name) => {
  const { does, ends } = ACTS[name] ?? { does: () => Promise.resolve(), ends: [] }
  const scene = await open()
  const works = await credentials(scene)
  expect(await lives(works)).toEqual([...CREDENTIALS])
  await does(scene)
  expect(await lives(works)).toEqual(CREDENTIALS.filter((one) => !ends.includes(one)))
})

async function open(): Promise<Scene> {
  const settings = { 'apiTokens.forPeople': 'everybody', 'selfService.email': true, 'passwords.adminMaySet': true }
  const server = await startServer({ mail: true, settings })
  const ada = await server.person('Ada Lovelace', { emails: ['ada@x.example'] })
  const { browser: other } = await showPassword(server, ada)
  await setUpPhone(server, ada)
  const user = { params: { user: ada.id } }
  const { id } = await server.call(server.admin, issueUserLink, { ...user, body: { kind: 'password-reset' } })
  const { url } = await server.call(server.admin, revealLink, { params: { user: ada.id, link: id } })
  await server.call(ada, changeOwnEmail, { body: { address: 'new@x.example' } })
  await server.call(visitor(), requestRecovery, { body: { identifier: 'ada.lovelace' } })
  await server.run('recovery')
  await server.run('mail')
  const mailed = (address: string) => /#([\w.-]+)/.exec(server.mailbox?.newest(address).text ?? '')?.[1] ?? ''
  const links = { reset: url.split('#')[1] ?? '', recovery: mailed('ada@x.example'), email: mailed('new@x.example') }
  return { ...server, ada, other, links }
}

/** How each credential shows that it still works. */
async function credentials(scene: Scene): Promise<Record<Credential, () => Promise<number>>> {
  const { attempt, ada, other, links } = scene
  const { browser: half } = await showPassword(scene, ada)
  const token = await makeToken(scene, ada)
  const asAda = await loggedInAs(scene, scene.admin, ada)
  const asLink = await linkTo(scene, scene.admin, ada)
  const signedIn = async (browser: Browser) => (await attempt(browser, getMe, {})).status
  const opens = async (link: string) => (await attempt(visitor(), inspectLink, { body: { link } })).status
  return {
    acting: () => signedIn(ada),
    other: () => signedIn(other),
    half: async () => (await attempt(half, getStep, {})).status,
    token: () => signedIn(token),
    reset: () => opens(links.reset),
    recovery: () => opens(links.recovery),
    email: () => opens(links.email),
    as: () => signedIn(asAda),
    asLink: async () => (await attempt(visitor(), openLogInAs, { body: { link: asLink } })).status,
  }
}

async function lives(works: Record<Credential, () => Promise<number>>): Promise<Credential[]> {
  const alive: Credential[] = []
  for (const name of CREDENTIALS) if ((await works[name]()) === 200) alive.push(name)
  return alive
}
