import { barrierOf, catalogueOf, type PersonFacts, validUntil } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { rightsOfUser } from './contract.ts'
import { momentOf } from './moment.ts'
import { type Names, nameAll } from './names.ts'
import { portalsNamed } from './portals.ts'
import { rightsIn } from './rights-in.ts'
import { getSubject } from './subjects.ts'

/** All that somebody may do now, scope by scope, and by which roles. */
export async function showRights(ctx: Context, { params, query }: Input<typeof rightsOfUser>) {
  const moment = await momentOf(ctx, query.at)
  const { facts, version } = await getSubject(ctx, params.user, moment)
  const subject = (await portalsNamed(ctx, [query.portal], () => 'portal')).at(facts.subject, query.portal)
  const names = await namesFor(ctx, { ...facts, subject })
  const { modules } = await catalogueOf(ctx)
  const shown = modules.filter((module) => query.module === undefined || module.key === query.module)
  return {
    administrator: subject.type === 'admin',
    barrier: barrierOf(subject, moment.now),
    modules: shown.map(({ key, name, scopes }) => ({
      key,
      name,
      scopes: scopes.map((scope) => rightsIn(subject, scope, names, moment.now)),
    })),
    until: validUntil(subject, moment.now),
    version,
  }
}

function namesFor(ctx: Context, facts: PersonFacts): Promise<Names> {
  const { teamIds, roles, assignments, portals } = facts.subject
  const byTeam = roles.flatMap((role) => (role.via.kind === 'team' ? [role.via.teamId] : []))
  return nameAll(ctx, {
    people: [facts],
    teams: [...new Set([...teamIds, ...byTeam])],
    portals: portals.map((one) => one.id),
    fields: assignments.map((one) => one.fieldId),
    records: [...new Set(assignments.flatMap((one) => one.recordIds))],
  })
}
