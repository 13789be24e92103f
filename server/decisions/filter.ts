import { reach, validUntil } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import { aboutOf } from './ask.ts'
import { conditionOf, mapValues } from './condition.ts'
import type { filterAccess } from './contract.ts'
import { assertDeclared } from './declared.ts'
import { type Entity, keysOf } from './external.ts'
import { momentOf } from './moment.ts'
import { portalsNamed } from './portals.ts'
import type { Condition } from './shapes.ts'
import { asPostgres, asSqlite } from './sql.ts'
import { getSubject } from './subjects.ts'

/** Which records of a scope somebody may act on: exactly those for which a decision is yes. */
export async function filterRecords(ctx: Context, { body }: Input<typeof filterAccess>) {
  await assertDeclared(ctx, [body], () => '')
  const moment = await momentOf(ctx, body.at)
  const { facts, version } = await getSubject(ctx, body.subject, moment)
  const subject = (await portalsNamed(ctx, [body.portal], () => 'portal')).at(facts.subject, body.portal)
  const inReach = conditionOf(reach(subject, aboutOf(body), moment), (ids) => moment.teams.below(ids))
  const condition = await translated(ctx, inReach, body.keysOf)
  return {
    condition,
    sql: {
      postgres: asPostgres(condition, body.columns, body.firstParameter),
      sqlite: asSqlite(condition, body.columns),
    },
    // Records grow old: whoever may only see young ones asks anew each time.
    until: hasAge(condition) ? moment.now : validUntil(subject, moment.now),
    version,
  }
}

function hasAge(condition: Condition): boolean {
  return condition.op === 'after' || ('of' in condition && condition.of.some(hasAge))
}

type Sources = Readonly<Partial<Record<Entity, string | undefined>>>

/** With the keys that a source gave to these people, teams or records. What has none is nothing that this source knows. */
async function translated(ctx: Context, condition: Condition, sources: Sources): Promise<Condition> {
  const ids: Record<Entity, string[]> = { user: [], team: [], 'directory-record': [] }
  mapValues(condition, (attribute, values) => {
    ids[entityOf(attribute)].push(...values)
    return values
  })
  const keys = {
    user: await keysIn(ctx, 'user', sources.user, ids.user),
    team: await keysIn(ctx, 'team', sources.team, ids.team),
    'directory-record': await keysIn(ctx, 'directory-record', sources['directory-record'], ids['directory-record']),
  }
  return mapValues(condition, (attribute, values) => keys[entityOf(attribute)](values))
}

async function keysIn(ctx: Context, entity: Entity, source: string | undefined, ids: readonly string[]) {
  return source === undefined ? (same: readonly string[]) => [...same] : keysOf(ctx, entity, source, ids)
}

function entityOf(attribute: string): Entity {
  if (attribute === 'ownerId' || attribute === 'createdById') return 'user'
  return attribute === 'teamIds' ? 'team' : 'directory-record'
}
