import { between, type Instant, minutes, waitsUntil } from '../platform/clock.ts'
import type { Actor, Context, World } from '../platform/context.ts'
import { personName } from '../platform/naming.ts'
import { photoAddress } from '../platform/photo.ts'
import { digest } from '../platform/secrets.ts'
import { keepSettingsCurrent } from '../settings/index.ts'
import { type Administrator, findAdministrator } from './administrator.ts'
import { findAtPortal, findByDigest, type ResumedRow } from './resume.store.ts'
import * as store from './store.ts'
import { lastUseOf, noteUse } from './uses.ts'

export const WRITTEN_WITHIN = minutes(2) // the last use of a session, by the server that saw it
const KEPT_OWNERS = 5000 // people working at the same time

/** The signed-in user, with what pages show of them. */
export type SessionActor = Actor & Profile & { readonly asAnother?: AsAnother }

/** What the pages tell of whoever is logged in as somebody else. */
interface AsAnother {
  readonly administrator: string
  readonly reason: string
  readonly expiresAt: Instant
}

interface Profile {
  readonly name: string
  readonly mustChangePassword: boolean
  readonly username: string | null
  readonly email: string | null
  readonly photo: string | null
  readonly language: string
  readonly timeZone: string
}

/** Whoever holds this secret, asked anew at every request: status, epoch and both limits are read, never remembered (R53, R55). */
export async function resumeSession(ctx: Context, secret: string): Promise<SessionActor | undefined> {
  const found = await findOpen(ctx, digest(secret))
  if (!found) return undefined
  const { row, administrator } = found
  if (!ctx.source.isUnattended) await noteUse(ctx, row)
  const profile = await profileOf(ctx, row.user_id, `${row.version}/${row.session_epoch}`)
  if (!profile) return undefined
  const actor = {
    ...profile,
    kind: 'user' as const,
    id: row.user_id,
    type: row.type,
    sessionId: row.id,
    signedInAt: row.created_at,
    accessVersion: `${row.access_version}/${row.all_version}`,
  }
  if (administrator) return { ...actor, ...behind(administrator, row.expires_at) }
  return { ...actor, provedAt: row.proved_at }
}

/** The password to be changed is not the administrator's, and neither is the proof of who asks. */
function behind({ id, name, reason }: Administrator, expiresAt: Instant) {
  return { real: { id, name }, asAnother: { administrator: name, reason, expiresAt }, mustChangePassword: false }
}

/** Whether the session of this digest would be resumed now, by whatever server: its last use may be known to another. Is no use of it. */
export async function isOpen(ctx: Context, sessionDigest: string): Promise<boolean> {
  return (await findOpen(ctx, sessionDigest, WRITTEN_WITHIN)) !== undefined
}

async function findOpen(ctx: Context, sessionDigest: string, unwritten = 0) {
  const now = ctx.now()
  const row = await rowAtDoor(ctx, sessionDigest)
  if (!row || !stands(row, now)) return undefined
  await keepSettingsCurrent(ctx.world, row.settings_version)
  if (between(lastUseOf(ctx.world, row), now) > minutes(ctx.settings['sessions.idleMinutes']) + unwritten)
    return undefined
  const administrator = row.log_in_as_id === null ? null : await findAdministrator(ctx, row.log_in_as_id, unwritten)
  if (administrator === undefined || (administrator && row.type !== 'regular')) return undefined
  return { row, administrator }
}

/** A session is worth nothing at another door than its own: neither is one of a portal at the console, nor at another portal. */
async function rowAtDoor({ world, source }: Context, sessionDigest: string): Promise<ResumedRow | undefined> {
  if (!source.portal) {
    const row = await findByDigest(world.engine, sessionDigest)
    return row?.type === 'portal' ? undefined : row
  }
  const row = await findAtPortal(world.engine, sessionDigest)
  return row?.type === 'portal' && row.portal_id === source.portal.id ? row : undefined
}

/** Epoch, absolute limit and the account's own bounds; what bars an account for good is a condition of the query. */
function stands(row: ResumedRow, now: Instant): boolean {
  if (row.epoch !== row.session_epoch || row.expires_at <= now) return false
  if (row.type === 'system' || row.type === 'api') return false
  return waitsUntil(row, now) === null && (row.until_at === null || row.until_at > now)
}

/** Whether it is known what pages show of them: of whoever is signed in, and of whoever calls by a token. */
export function hasProfile(actor: Actor): actor is SessionActor {
  return 'mustChangePassword' in actor
}

export function isSessionActor(actor: Actor): actor is SessionActor {
  return actor.sessionId !== null && hasProfile(actor)
}

const kept = new WeakMap<World, Map<string, { readonly version: string; readonly profile: Profile }>>()

/** What is shown of the owner. Never what decides: only names, kept while the row's version and epoch stand. */
export async function profileOf(ctx: Context, userId: string, version: string): Promise<Profile | undefined> {
  const owners = kept.get(ctx.world) ?? new Map()
  kept.set(ctx.world, owners)
  const known = owners.get(userId)
  if (known?.version === version) return known.profile
  const row = await store.findOwner(ctx.db, userId)
  if (!row) return undefined
  const profile: Profile = {
    name: personName(row, row.address),
    mustChangePassword: row.must_change_at !== null,
    username: row.username,
    email: row.address,
    photo: photoAddress(userId, row.photo_version),
    language: row.language,
    timeZone: row.time_zone,
  }
  if (owners.size >= KEPT_OWNERS) owners.clear()
  owners.set(userId, { version, profile })
  return profile
}
