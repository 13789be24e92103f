import Bowser from 'bowser'
import { abilitiesOf, getPerson } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { SignedOut } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { mailAvailable } from '../platform/mail/index.ts'
import { joinedName } from '../platform/naming.ts'
import { passwordRulesOf } from '../platform/password-rules.ts'
import { refuse } from '../platform/refusal.ts'
import type { listUserSessions } from './contract.ts'
import { hasProfile } from './resume.ts'
import * as store from './store.ts'
import { lastUseOf } from './uses.ts'

export async function showMe(ctx: Context) {
  const { actor } = ctx
  if (!hasProfile(actor) || !actor.id) return refuse(SignedOut)
  return {
    id: actor.id,
    type: actor.type,
    name: actor.name,
    username: actor.username,
    email: actor.email,
    photo: actor.photo,
    language: actor.language,
    timeZone: actor.timeZone,
    mustChangePassword: actor.mustChangePassword,
    loggedInAs: actor.asAnother ?? null,
    installation: ctx.source.portal?.name ?? ctx.settings['installation.name'],
    mailAvailable: mailAvailable(ctx.world),
    passwordRules: passwordRulesOf(ctx.settings),
    adminMaySetPasswords: ctx.settings['passwords.adminMaySet'],
    mailsTypedPasswords: ctx.settings['accessInfo.includePassword'],
    deletionGraceDays: ctx.settings['deletion.graceDays'],
    can: await abilitiesOf(ctx),
  }
}

export async function showOwnSessions(ctx: Context) {
  if (!ctx.actor.id) return refuse(SignedOut)
  const { items } = await listOf(ctx, ctx.actor.id)
  // From where somebody administers is nobody else's business (R118).
  return { items: items.map((item) => (item.administrator === null || item.current ? item : { ...item, address: '' })) }
}

export async function showSessionsOf(ctx: Context, { params }: Input<typeof listUserSessions>) {
  const person = await getPerson(ctx, params.user, 'sessions')
  return listOf(ctx, person.row.id)
}

async function listOf(ctx: Context, userId: string) {
  const rows = await store.listOpen(ctx.db, userId, ctx.now())
  return {
    items: rows.map((row) => ({
      id: row.id,
      current: row.id === ctx.actor.sessionId,
      address: row.address,
      device: deviceOf(row.user_agent),
      createdAt: row.created_at,
      seenAt: lastUseOf(ctx.world, row),
      expiresAt: row.expires_at,
      portal: row.portal,
      administrator: row.log_in_as_id === null ? null : (joinedName(row) ?? ''),
    })),
  }
}

/** In names alone, which read the same in every language. */
function deviceOf(userAgent: string): string {
  if (userAgent === '') return ''
  const { browser, os } = Bowser.parse(userAgent)
  return [browser.name, os.name].filter(Boolean).join(', ')
}
