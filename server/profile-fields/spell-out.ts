import { resolveRecords } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import { Invalid } from '../platform/failures.ts'
import { refuseField } from '../platform/refusal.ts'
import type { Held } from './assign.ts'
import { MOST_NAMED, type ProfileField } from './shapes.ts'
import type { RawValues } from './values.ts'

/**
 * The whole of what somebody's fields are to name, where a request says only what is added and what is removed. Whoever a
 * field holds to nothing stays so: there is nothing to add to.
 */
export async function spellOut(
  ctx: Context,
  fields: readonly ProfileField[],
  raw: RawValues,
  held: (fieldId: string) => Held,
): Promise<RawValues> {
  const said: Record<string, RawValues[string]> = { ...raw }
  for (const field of fields.filter(({ kind }) => kind === 'record')) {
    const value = raw[field.key]
    if (typeof value !== 'object' || value === null || !('add' in value)) continue
    const { restricted, recordIds } = held(field.id)
    const gone = await idsOf(ctx, field, value.remove)
    const added = await resolveRecords(ctx, value.add)
    // One that is not found stays as it was said, so that it is refused.
    const coming = value.add.map((ref) => added.get(ref)?.id ?? ref)
    const whole = [...new Set([...recordIds, ...coming])].filter((id) => !gone.has(id))
    if (value.add.length > 0 && whole.length > MOST_NAMED)
      refuseField(Invalid, `fields.${field.key}`, `${field.label} names at most ${MOST_NAMED}.`, 'too-many')
    if (field.effect !== 'restrict') said[field.key] = whole
    else if (restricted) said[field.key] = { only: whole }
    else delete said[field.key]
  }
  return said
}

async function idsOf(ctx: Context, { key }: ProfileField, refs: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await resolveRecords(ctx, refs)
  const ids = refs.map((ref, at) => {
    const record = found.get(ref)
    return record?.id ?? refuseField(Invalid, `fields.${key}.remove.${at}`, 'There is no such record.', 'unknown')
  })
  return new Set(ids)
}
