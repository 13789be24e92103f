import type { Actor, Context, World } from '../platform/context.ts'
import type { Access, Permission } from '../platform/contract.ts'
import { Forbidden, SignedOut } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { isTakenAway } from './as-another.ts'
import { decide, type Reach, type RecordFacts, reach, validUntil } from './engine/index.ts'
import { listVersions } from './facts.store.ts'
import { findFacts } from './facts.ts'
import { rosterPermissions } from './manifest.ts'
import type { PersonFacts } from './person-facts.ts'
import { teamTree } from './tree.ts'
import { accessVersionOf, findVersion, mayKeep, readAccessVersion } from './version.store.ts'

const KEPT_SUBJECTS = 5000 // people working at the same time; older ones are gathered again
const FOREVER = '9999-12-31T23:59:59.999Z'

interface Kept {
  readonly version: string
  readonly until: string
  readonly facts: PersonFacts
  /** Filled when first asked for; holds as long as the facts do. */
  abilities?: Readonly<Record<string, boolean>>
}

/** Of callers, and of those about whom applications ask. */
const kept = new WeakMap<World, Map<string, Kept>>()
const keptAsked = new WeakMap<World, Map<string, Kept>>()

function keptBy(by: WeakMap<World, Map<string, Kept>>, world: World): Map<string, Kept> {
  const people = by.get(world) ?? new Map<string, Kept>()
  by.set(world, people)
  return people
}

function keep(people: Map<string, Kept>, key: string, made: Kept): Kept {
  if (people.size >= KEPT_SUBJECTS) people.clear()
  people.set(key, made)
  return made
}

/** The caller's own facts, as far as the token goes by which they call; kept while both access versions stand and no time bound is crossed (architecture section 5). */
export async function factsOfActor(ctx: Context): Promise<PersonFacts | undefined> {
  return (await keptOfActor(ctx))?.facts
}

async function keptOfActor(ctx: Context): Promise<Kept | undefined> {
  const { id, token, accessVersion, sessionId, signedInAt } = ctx.actor
  if (!id) return undefined
  const since = ctx.settings['roles.applyAt'] === 'nextSignIn' ? signedInAt : undefined
  const key = token ? `${id} ${token.id}/${token.version}` : since ? `${id} ${sessionId}` : id
  const version = `${accessVersion}/${ctx.world.settingsVersion}`
  const people = keptBy(kept, ctx.world)
  const known = people.get(key)
  if (known && known.version === version && ctx.now() < known.until) return known
  const whole = await findFacts(ctx, id, since)
  if (!whole) return undefined
  const facts = token?.scopes ? { ...whole, subject: { ...whole.subject, only: token.scopes } } : whole
  return keep(people, key, { version, until: validUntil(facts.subject, ctx.now()) ?? FOREVER, facts })
}

/**
 * The facts of these people, of whom some may be unknown, each as of now: kept until their own account, what they hold
 * or what is declared for everybody changes.
 */
export async function factsOfPeople(ctx: Context, ids: readonly string[]): Promise<Map<string, PersonFacts>> {
  const all = await (mayKeep(ctx) ? accessVersionOf(ctx) : readAccessVersion(ctx.db))
  const asked = keptBy(keptAsked, ctx.world)
  const now = ctx.now()
  const people = new Map<string, PersonFacts>()
  for (const row of await versionsOf(ctx, ids)) {
    const version = `${row.access_version}/${all}/${row.version}/${ctx.world.settingsVersion}`
    const known = asked.get(row.id)
    const isKept = known !== undefined && known.version === version && now < known.until
    const facts = isKept ? known.facts : await findFacts(ctx, row.id)
    if (!facts) continue
    if (!isKept && mayKeep(ctx))
      keep(asked, row.id, { version, until: validUntil(facts.subject, now) ?? FOREVER, facts })
    people.set(row.id, facts)
  }
  return people
}

async function versionsOf(ctx: Context, ids: readonly string[]) {
  const [first, ...others] = ids
  if (first === undefined) return []
  if (others.length > 0 || !mayKeep(ctx)) return listVersions(ctx.db, ids)
  return [(await findVersion(ctx.world.engine, first)) ?? []].flat()
}

/** Roster itself and the command line act beyond roles; everybody else by what they hold. */
export function isBeyondRoles(actor: Actor): boolean {
  return actor.kind === 'operator' || actor.kind === 'system'
}

/** yes, no, or 'depends' where no record is given and some records would be admitted. */
export async function can(
  ctx: Context,
  permission: Permission,
  record?: RecordFacts,
): Promise<true | false | 'depends'> {
  return (await judgeOf(ctx, permission))(record)
}

/** The same about many records: whoever asks and what holds for everybody is looked up once. */
export async function judgeOf(
  ctx: Context,
  permission: Permission,
): Promise<(record?: RecordFacts) => true | false | 'depends'> {
  if (isBeyondRoles(ctx.actor)) return () => true
  if (isTakenAway(ctx.actor, permission)) return () => false
  const facts = await factsOfActor(ctx)
  if (!facts) return () => false
  const [scope = '', action = ''] = permission.split('.')
  const world = { teams: await teamTree(ctx), now: ctx.now() }
  return (record) => decide(facts.subject, { scope, action }, record, world).allowed
}

/** Refuses with `forbidden` unless the caller may do this to the record. */
export async function assertCan(ctx: Context, permission: Permission, record?: RecordFacts): Promise<void> {
  if ((await can(ctx, permission, record)) !== true) refuse(Forbidden)
}

/** Which records a list may show the caller. */
export async function reachOf(ctx: Context, permission: Permission): Promise<Reach> {
  if (isBeyondRoles(ctx.actor)) return { kind: 'all' }
  if (isTakenAway(ctx.actor, permission)) return { kind: 'none' }
  const facts = await factsOfActor(ctx)
  if (!facts) return { kind: 'none' }
  const [scope = '', action = ''] = permission.split('.')
  return reach(facts.subject, { scope, action }, { teams: await teamTree(ctx), now: ctx.now() })
}

/** The gate of every route: may the caller call this at all? The operation judges the record. */
export async function authorise(ctx: Context, access: Access): Promise<void> {
  if (access === 'public') return
  if (ctx.actor.kind === 'anonymous') refuse(SignedOut)
  if (access === 'signed-in' || access === 'half-signed-in') return
  const wanted = typeof access === 'string' ? [access] : access
  for (const permission of wanted) if (await can(ctx, permission)) return
  refuse(Forbidden)
}

/** What the console shows and hides: every permission of module `roster` that is not a plain no. */
export async function abilitiesOf(ctx: Context): Promise<Readonly<Record<string, boolean>>> {
  // What is kept is the user's own, and more than whoever is logged in as them has.
  const kept = ctx.actor.real ? undefined : await keptOfActor(ctx)
  if (kept?.abilities) return kept.abilities
  const abilities: Record<string, boolean> = {}
  for (const permission of rosterPermissions) abilities[permission] = (await can(ctx, permission)) !== false
  if (kept) kept.abilities = abilities
  return abilities
}
