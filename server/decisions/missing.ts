import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import { type Decided, roleName } from './answer.ts'
import { listGiving } from './givers.store.ts'
import type { Names } from './names.ts'
import type { Missing } from './shapes.ts'

const ROLES_TOLD = 5 // enough for whoever looks for a role to give
const TOLD = 10 // names in one answer; the whole list stands elsewhere

/** The nearest thing that is missing where the answer is not yes. */
export async function missingFor(
  ctx: Context,
  one: Decided,
  names: Names,
  tellsRoles: boolean,
): Promise<z.output<typeof Missing>> {
  const { decision, question, person, record } = one
  const { code } = decision.reason
  switch (code) {
    case 'not-given':
      return tellsRoles ? { code, roles: await rolesGiving(ctx, question) } : { code }
    case 'field-withheld':
      return { code, withheldBy: giversIn(one) }
    case 'out-of-reach':
      return {
        code,
        ...(decision.levels[0] ? { level: decision.levels[0] } : {}),
        theirTeams: (record?.teamIds ?? []).slice(0, TOLD).map(names.team),
        ownTeams: person.subject.teamIds.slice(0, TOLD).map(names.team),
      }
    case 'restricted':
      return { code, ...restrictedIn(one, names) }
    default:
      return { code }
  }
}

async function rolesGiving(ctx: Context, { scope, action }: Decided['question']) {
  const rows = await listGiving(ctx.db, scope, action)
  return rows.slice(0, ROLES_TOLD).map(({ id, name }) => ({ id, name }))
}

function giversIn({ decision, person }: Decided) {
  const ids = 'givenBy' in decision && Array.isArray(decision.givenBy) ? decision.givenBy : []
  return ids.map((id: string) => ({ id, name: roleName(person.subject, id) }))
}

function restrictedIn({ decision, person, record }: Decided, names: Names) {
  if (decision.reason.code !== 'restricted') return {}
  const { fieldId, attribute } = decision.reason
  const field = person.subject.assignments.find((one) => one.fieldId === fieldId)
  return {
    field: names.field(fieldId),
    attribute,
    named: [record?.refs?.[attribute] ?? []].flat().slice(0, TOLD).map(names.record),
    only: (field?.recordIds ?? []).slice(0, TOLD).map(names.record),
  }
}
