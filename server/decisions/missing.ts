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
  one: Decided,
  names: Names,
  rolesGiving: ((question: Decided['question']) => Promise<RoleNames>) | undefined,
): Promise<z.output<typeof Missing>> {
  const { decision, question, person, record } = one
  const { code } = decision.reason
  switch (code) {
    case 'not-given':
      return rolesGiving ? { code, roles: await rolesGiving(question) } : { code }
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

type RoleNames = { id: string; name: string }[]

/** Roles that would give an action, looked up once for each, however many questions are about it. */
export function rolesGivingEach(ctx: Context): (question: Decided['question']) => Promise<RoleNames> {
  const known = new Map<string, Promise<RoleNames>>()
  const find = async ({ scope, action }: Decided['question']) =>
    (await listGiving(ctx.db, scope, action)).slice(0, ROLES_TOLD).map(({ id, name }) => ({ id, name }))
  return (question) => {
    const key = `${question.scope}.${question.action}`
    const found = known.get(key) ?? find(question)
    known.set(key, found)
    return found
  }
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
