import type { z } from 'zod'
import { can, type Explanation, type Step } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { type Decided, type Reply, roleName } from './answer.ts'
import { missingFor, rolesGivingEach } from './missing.ts'
import { type Names, nameAll } from './names.ts'
import type { Step as StepShape } from './shapes.ts'

type NamedStep = z.output<typeof StepShape>

/** Puts the whole path to each answer; for a no, the nearest thing that is missing. */
export async function explainAll(
  ctx: Context,
  decided: readonly (Decided | undefined)[],
  answers: readonly Reply[],
): Promise<Reply[]> {
  const known = decided.filter((one) => one !== undefined)
  const names = await nameAll(ctx, {
    people: known.map((one) => one.person),
    teams: [...new Set(known.flatMap((one) => [...(one.record?.teamIds ?? []), ...one.person.subject.teamIds]))],
    portals: [...new Set(known.flatMap((one) => one.person.subject.portals.map((portal) => portal.id)))],
    fields: [...new Set(known.flatMap((one) => one.person.subject.assignments.map((field) => field.fieldId)))],
    records: [...new Set(known.flatMap(recordsNamedBy))],
  })
  const rolesGiving = (await can(ctx, 'roles.read')) === true ? rolesGivingEach(ctx) : undefined
  const explained = []
  for (const [index, answer] of answers.entries()) {
    const one = decided[index]
    explained.push(one ? { ...answer, explanation: await explanationOf(one, names, rolesGiving) } : answer)
  }
  return explained
}

function recordsNamedBy({ record, person }: Decided): string[] {
  const refs = Object.values(record?.refs ?? {}).flat()
  const accounts = [record?.contactId ?? [], record?.accountIds ?? []].flat()
  return [...refs, ...accounts, ...person.subject.assignments.flatMap((field) => field.recordIds)]
}

async function explanationOf(one: Decided, names: Names, rolesGiving: Parameters<typeof missingFor>[2]) {
  const { path = [], givenBy = [] } = one.decision as Partial<Explanation>
  return {
    path: path.map((step) => toStep(one, step, names)),
    givenBy: givenBy.map((id) => ({ id, name: roleName(one.person.subject, id) })),
    missing: one.decision.allowed === true ? null : await missingFor(one, names, rolesGiving),
  }
}

function toStep({ person }: Decided, step: Step, names: Names): NamedStep {
  switch (step.kind) {
    case 'user':
      return { kind: 'user', user: { id: step.userId, name: names.user(step.userId) } }
    case 'team':
      return { kind: 'team', team: names.team(step.teamId) }
    case 'portal':
      return { kind: 'portal', portal: names.portal(step.portalId) }
    case 'role':
      return { kind: 'role', role: { id: step.roleId, name: roleName(person.subject, step.roleId) }, via: step.via }
    case 'record':
      return { kind: 'record', by: toNearness(step.by, names) }
    case 'assignment': {
      const { kind, attribute, fieldId, recordId } = step
      return { kind, attribute, field: names.field(fieldId), record: names.record(recordId) }
    }
    default:
      return step
  }
}

type Nearness = Extract<Step, { kind: 'record' }>['by']
type NamedNearness = Extract<NamedStep, { kind: 'record' }>['by']

function toNearness(by: Nearness, names: Names): NamedNearness {
  switch (by.kind) {
    case 'team':
      return { kind: 'team', mine: names.team(by.mine), theirs: names.team(by.theirs) }
    case 'account':
    case 'contact':
      return { kind: by.kind, record: names.record(by.id) }
    case 'granted':
      return {
        kind: 'granted',
        field: names.field(by.fieldId),
        attribute: by.attribute,
        record: names.record(by.recordId),
      }
    default:
      return { kind: by.kind }
  }
}
