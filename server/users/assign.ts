import { assertAuthority, can, canTo, type PersonFacts, scopeOfType } from '../access/index.ts'
import { type Context, isWholeAdmin } from '../platform/context.ts'
import { Invalid, ReauthRequired } from '../platform/failures.ts'
import { isFresh } from '../platform/fresh.ts'
import { refuse, refuseField } from '../platform/refusal.ts'
import type { RawValues, Statement } from '../profile-fields/index.ts'
import {
  assertMayAssign,
  changing,
  heldBy,
  listFields,
  listValueRows,
  readReferences,
  spellOut,
  unsaid,
} from '../profile-fields/index.ts'

/** What fields say that name people and records of somebody new (`type`), by a caller who has proved lately who they are. */
export async function readNewReferences(ctx: Context, raw: RawValues, type: string) {
  const read = await judgeNewReferences(ctx, raw, type)
  assertFresh(ctx, read.statements)
  return read
}

/** The same before it is asked for a password: who may say it. */
export async function judgeNewReferences(ctx: Context, raw: RawValues, type: string) {
  const all = await listFields(ctx)
  const read = await readReferences(ctx, type === 'api' ? [] : all, raw, { userId: null, held: new Set() })
  const [first] = deciding(read.statements)
  if (first && (await can(ctx, `${scopeOfType(type)}.grant`)) === false) refuseAt(first)
  await assertMayAssign(ctx, [...read.statements, ...unsaid(all, read.statements)], await heldBy(ctx, null))
  return read
}

/** The same of somebody who is there. What is so already is left out, and needs no right. */
export async function readReferencesOf(ctx: Context, person: PersonFacts, raw: RawValues) {
  const held = await heldBy(ctx, person.row.id)
  const fields = await listFields(ctx)
  const known = new Set(fields.flatMap((field) => [...held(field.id).recordIds]))
  const said = await spellOut(ctx, fields, raw, held)
  const read = await readReferences(ctx, fields, said, { userId: person.row.id, held: known })
  const statements = changing(read.statements, held)
  await assertMayAssignTo(ctx, person, deciding(statements))
  await assertMayAssign(ctx, statements, held)
  const isSame = statements.length === 0 && (await holdsLinks(ctx, person.row.id, read.links))
  return { links: read.links, statements, isSame }
}

async function holdsLinks(
  ctx: Context,
  userId: string,
  links: readonly { readonly key: string; readonly text: string }[],
) {
  if (links.length === 0) return true
  const rows = await listValueRows(ctx.db, [userId])
  return links.every(({ key, text }) => (rows.find((row) => row.key === key)?.text ?? '') === text)
}

/** Who has proved lately who they are; imports and undo ask for it themselves. */
export function assertFresh(ctx: Context, statements: readonly Statement[]): void {
  if (deciding(statements).length > 0 && !isFresh(ctx)) refuse(ReauthRequired)
}

/** Assignments are nobody's own to change, and need the right to give roles, and authority. */
async function assertMayAssignTo(ctx: Context, person: PersonFacts, statements: readonly Statement[]): Promise<void> {
  const [first] = statements
  if (!first) return
  const own = ctx.actor.id === person.row.id && !isWholeAdmin(ctx.actor)
  if (own || ctx.actor.real || !(await canTo(ctx, 'grant', person))) refuseAt(first)
  await assertAuthority(ctx, person)
}

const deciding = (statements: readonly Statement[]) => statements.filter(({ field }) => field.effect !== null)

function refuseAt({ field }: Statement): never {
  return refuseField(Invalid, `fields.${field.key}`, `You may not change ${field.label}.`, 'forbidden')
}
