/** The shapes of undo in requests and replies. No Node imports: contracts use them, and so the console. */
import { z } from 'zod'
import { TrailItem } from '../audit/contract.ts'
import { Id, InstantOut } from '../platform/schema.ts'

/** What never comes back, whatever is undone (product.md section 2). */
export const Lost = z.enum([
  'sessions',
  'links',
  'passwords',
  'photo',
  'mail',
  'purged',
  'erased',
  'time',
  'old',
  'other',
])
export type Lost = z.output<typeof Lost>

export const UndoItem = z.strictObject({
  event: TrailItem.pick({ id: true, event: true, entity: true, before: true, after: true, also: true }).describe(
    'What happened; undoing leads from `after` to `before`',
  ),
  outcome: z
    .enum(['possible', 'undone', 'done', 'conflict', 'refused', 'lost'])
    .describe(
      '`done`: was undone before · `conflict`: changed since · `refused`: see `refusal` · `lost`: never comes back, see `lost`',
    ),
  refusal: z.strictObject({ code: z.string(), title: z.string(), detail: z.string() }).nullable(),
  since: z.strictObject({ at: InstantOut, event: z.string(), by: z.string().nullable() }).nullable(),
  lost: z.array(Lost).describe('What does not come back with it'),
})
export type UndoItem = z.output<typeof UndoItem>

export const Undoing = z.strictObject({
  change: Id,
  at: InstantOut,
  by: z.string().nullable(),
  undoneBy: Id.nullable().describe('The change that did it, itself undoable; null in a plan'),
  items: z.array(UndoItem),
  unseen: z.int().describe('Further parts about what the caller may not see; they stay as they are'),
  consequences: z.array(z.string()).describe('What follows from it and must be confirmed'),
})
export type Undoing = z.output<typeof Undoing>
