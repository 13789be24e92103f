import { assertMayGrantRole, type Catalogue, catalogueOf } from '../access/index.ts'
import { isWithinAddresses } from '../fences/index.ts'
import type { Tx } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { refuseField } from '../platform/refusal.ts'
import { contradictionsIn, type SettingKey, type Settings } from '../platform/settings.ts'
import { answersInTime } from './pattern.ts'
import * as store from './store.ts'

/** Refuses values that are sound by themselves and still must not come into force, each by its key. */
export async function assertMayHold(tx: Tx, after: Settings, changed: ReadonlySet<SettingKey>): Promise<void> {
  for (const { keys, message } of contradictionsIn(after)) {
    const key = keys.find((one) => changed.has(one)) ?? keys[0]
    refuseField(Invalid, key, message, 'contradiction')
  }
  for (const key of changed) await RULES[key]?.(tx, after)
}

const RULES: Partial<Record<SettingKey, (tx: Tx, after: Settings) => void | Promise<void>>> = {
  'usernames.pattern': (_tx, after) => {
    if (!answersInTime(after['usernames.pattern']))
      refuseField(Invalid, 'usernames.pattern', 'Some names would keep this pattern busy for very long.', 'too-slow')
  },
  'fences.addresses': assertNotFencedOut,
  'fences.excludedUsers': async (tx, after) => {
    const known = await store.listNames(tx.db, after['fences.excludedUsers'])
    const unknown = after['fences.excludedUsers'].find((id) => !known.has(id))
    if (unknown) refuseField(Invalid, 'fences.excludedUsers', `Nobody has the id “${unknown}”.`, 'unknown')
    assertNotFencedOut(tx, after)
  },
  'access.adminOnly': async (tx, after) => {
    const declared = await catalogueOf(tx)
    const unknown = after['access.adminOnly'].find((one) => !isDeclared(declared, one))
    if (unknown) refuseField(Invalid, 'access.adminOnly', `“${unknown}” is not a permission.`, 'unknown')
  },
  'secondFactor.requiredForRoles': (tx, after) =>
    assertRolesThere(tx, 'secondFactor.requiredForRoles', after['secondFactor.requiredForRoles']),
  'roles.keepOne': (tx, after) => assertRolesThere(tx, 'roles.keepOne', after['roles.keepOne']),
  'roles.grantedByOperatorOnly': (tx, after) =>
    assertRolesThere(tx, 'roles.grantedByOperatorOnly', after['roles.grantedByOperatorOnly']),
  'roles.adminAppearsAs': async (tx, after) => {
    const name = after['roles.adminAppearsAs']
    if (name !== '' && (await store.hasRole(tx.db, fold(name))))
      refuseField(Invalid, 'roles.adminAppearsAs', `A role is called “${name}” already.`, 'taken')
  },
  'access.baselineRole': async (tx, after) => {
    const name = after['access.baselineRole']
    if (name === '') return
    const role = await store.findRole(tx.db, fold(name))
    if (!role) return refuseField(Invalid, 'access.baselineRole', `No active role is called “${name}”.`, 'unknown')
    await assertMayGrantRole(tx, role)
  },
  'portals.contacts': (tx, after) => assertDirectory(tx, 'portals.contacts', after['portals.contacts']),
  'portals.accounts': (tx, after) => assertDirectory(tx, 'portals.accounts', after['portals.accounts']),
  'signIn.identifier': async (tx, after) => {
    const asked = after['signIn.identifier']
    if (asked === 'either') return
    const word = asked === 'email' ? 'email address' : 'username'
    if (tx.actor.kind === 'user' && tx.actor.id && !(await store.canSignInBy(tx.db, asked, tx.actor.id)))
      refuseField(Invalid, 'signIn.identifier', `You have no ${word} yourself and could not sign in again.`, 'lock-out')
    if (!(await store.canSignInBy(tx.db, asked, undefined)))
      refuseField(Invalid, 'signIn.identifier', `No administrator has ${article(word)} to sign in with.`, 'lock-out')
  },
}

async function assertRolesThere(tx: Tx, key: SettingKey, names: readonly string[]): Promise<void> {
  for (const name of names)
    if (!(await store.findRole(tx.db, fold(name))))
      refuseField(Invalid, key, `No active role is called “${name}”.`, 'unknown')
}

async function assertDirectory(tx: Tx, key: SettingKey, value: string): Promise<void> {
  const known = await store.listDirectories(tx.db)
  if (value !== '' && !known.some((one) => one.key === value))
    refuseField(Invalid, key, `There is no directory “${value}”.`, 'unknown')
}

function isDeclared(declared: Catalogue, permission: string): boolean {
  const dot = permission.indexOf('.')
  return declared.levels(permission.slice(0, dot), permission.slice(dot + 1)) !== undefined
}

/** Whoever draws the fence stands within it; the command line takes it away whatever it says. */
function assertNotFencedOut({ actor, source }: Tx, after: Settings): void {
  if (actor.kind !== 'user' || actor.id === null || isWithinAddresses(after, source.address, actor.id)) return
  refuseField(
    Invalid,
    'fences.addresses',
    `You come from ${source.address}, which is not on the list, and would shut yourself out.`,
    'lock-out',
  )
}

function article(word: string): string {
  return `${word.startsWith('e') ? 'an' : 'a'} ${word}`
}
