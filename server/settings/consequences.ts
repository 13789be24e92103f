import { later, minutes } from '../platform/clock.ts'
import type { Tx } from '../platform/context.ts'
import type { UserType } from '../platform/database/index.ts'
import type { SettingKey, Settings } from '../platform/settings.ts'
import * as store from './store.ts'

const COUNTED = 1000 // exact up to here

export interface Consequence {
  readonly key: SettingKey
  readonly message: string
}

/** What a change does that one might not expect and cannot simply take back: told before, done only when confirmed. */
export async function consequencesOf(tx: Tx, before: Settings, after: Settings): Promise<Consequence[]> {
  const changed = Object.keys(RULES).filter((key): key is SettingKey => {
    const known = key as SettingKey
    return JSON.stringify(before[known]) !== JSON.stringify(after[known])
  })
  const found: Consequence[] = []
  for (const key of changed) {
    const message = await RULES[key]?.(tx, before, after)
    if (message) found.push({ key, message })
  }
  return found
}

type Rule = (tx: Tx, before: Settings, after: Settings) => string | undefined | Promise<string | undefined>

const RULES: Partial<Record<SettingKey, Rule>> = {
  'signIn.identifier': async (tx, _before, after) => {
    const asked = after['signIn.identifier']
    if (asked === 'either') return undefined
    const count = await store.countWithout(tx.db, asked, COUNTED + 1)
    const what = asked === 'email' ? 'email address' : 'username'
    return count === 0 ? undefined : `${people(count)} without ${what} could not sign in any more.`
  },
  'sessions.idleMinutes': async (tx, before, after) => {
    const [was, is] = [before['sessions.idleMinutes'], after['sessions.idleMinutes']]
    if (is >= was) return undefined
    const limits = { was: later(tx.now(), -minutes(was)), is: later(tx.now(), -minutes(is)), now: tx.now() }
    // Whoever asks is at work, whatever is written of it so far.
    const count = await store.countIdle(tx.db, { ...limits, but: tx.actor.id ?? '' }, COUNTED + 1)
    return count === 0 ? undefined : `${people(count)} who did nothing for that long will be signed out at once.`
  },
  'passwords.acceptWeaker': (_tx, _before, after) =>
    after['passwords.acceptWeaker']
      ? `New passwords may have ${after['passwords.minimum']} characters. Short ones are guessed quickly once a database is stolen.`
      : undefined,
  'accessInfo.includePassword': (_tx, _before, after) =>
    after['accessInfo.includePassword']
      ? 'Typed passwords will stand readable in mailboxes until they are changed.'
      : undefined,
  'recovery.preventExposure': (_tx, _before, after) =>
    after['recovery.preventExposure'] ? undefined : 'Strangers can find out who has an account here.',
  'secondFactor.policy': async (tx, _before, after) =>
    after['secondFactor.policy'] === 'off'
      ? unasked(await store.countEnrolled(tx.db, 'regular', COUNTED + 1))
      : undefined,
  'secondFactor.policyForAdmins': async (tx, _before, after) =>
    after['secondFactor.policyForAdmins'] === 'off'
      ? unasked(await store.countEnrolled(tx.db, 'admin', COUNTED + 1))
      : undefined,
  'secondFactor.policyForPortals': async (tx, _before, after) =>
    after['secondFactor.policyForPortals'] === 'off'
      ? unasked(await store.countEnrolled(tx.db, 'portal', COUNTED + 1))
      : undefined,
  'deletion.graceDays': (_tx, _before, after) =>
    after['deletion.graceDays'] === 0 ? 'Deleting somebody will be final at once, without a way back.' : undefined,
  'access.baselineRole': (_tx, before, after) => {
    const [lost, won] = [before['access.baselineRole'], after['access.baselineRole']]
    return [lost && `Everybody loses what “${lost}” gives.`, won && `Everybody gets what “${won}” gives.`]
      .filter(Boolean)
      .join(' ')
  },
  'access.adminOnly': async (tx, before, after) => {
    const [was, is] = [before['access.adminOnly'], after['access.adminOnly']]
    const opened = await store.listRolesGiving(tx.db, without(was, is))
    const closed = await store.listRolesGiving(tx.db, without(is, was))
    return [
      opened.length > 0 ? `Holders of ${names(opened)} get what was kept for administrators.` : '',
      closed.length > 0 ? `Holders of ${names(closed)} lose what is kept for administrators now.` : '',
    ]
      .filter(Boolean)
      .join(' ')
  },
  'portals.contacts': (tx, before) => standing(tx, 'user_contacts', before['portals.contacts']),
  'portals.accounts': (tx, before) => standing(tx, 'user_accounts', before['portals.accounts']),
  'seats.internal': (tx, _before, after) => seats(tx, after['seats.internal'], ['admin', 'regular']),
  'seats.portal': (tx, _before, after) => seats(tx, after['seats.portal'], ['portal']),
  'fences.addresses': async (tx, _before, after) => {
    if (after['fences.addresses'].length === 0) return undefined
    const others = await store.countSeated(tx.db, ['admin', 'regular'])
    return `Whoever of ${people(others)} comes from elsewhere is shut out with the next request.`
  },
  'fences.maintenance': (_tx, _before, after) =>
    after['fences.maintenance'] ? 'Everybody but administrators is kept out with the next request.' : undefined,
  'mail.server': (_tx, before, after) =>
    before['mail.server'] !== '' && after['mail.server'] === ''
      ? 'No mail leaves any more; links must be copied from the page of each user.'
      : undefined,
}

function unasked(count: number): string | undefined {
  return count === 0 ? undefined : `${people(count)} will no longer be asked for the second factor they have.`
}

async function seats(tx: Tx, limit: number, types: readonly UserType[]): Promise<string | undefined> {
  const taken = limit === 0 ? 0 : await store.countSeated(tx.db, types)
  if (taken < limit || limit === 0) return undefined
  return `${people(taken)} have a seat already. Nobody is put out, and nobody new comes in.`
}

/** Whoever stands for a record of the former directory keeps it: rights are never taken by the way. */
async function standing(tx: Tx, table: 'user_contacts' | 'user_accounts', key: string): Promise<string | undefined> {
  const count = await store.countStandingFor(tx.db, table, { directory: key, most: COUNTED + 1 })
  if (count === 0) return undefined
  const name = (await store.listDirectories(tx.db)).find((one) => one.key === key)?.name ?? key
  const who = count === 1 ? 'One person stands' : `${people(count)} stand`
  return `${who} for records of “${name}”. They keep these, and what they reach by them, until somebody changes it; no more of these records are given.`
}

const without = (list: readonly string[], others: readonly string[]) => list.filter((one) => !others.includes(one))

function names(list: readonly string[]): string {
  const shown = list.slice(0, 5).map((name) => `“${name}”`)
  const more = list.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more roles`] : [])].join(', ')
}

function people(count: number): string {
  if (count > COUNTED) return `More than ${COUNTED.toLocaleString('en')} people`
  return count === 1 ? 'One person' : `${count.toLocaleString('en')} people`
}
