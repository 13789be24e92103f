import { authorise } from '../../access/index.ts'
import { addUndone, listUndone } from '../../audit/index.ts'
import type { Tx } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { inStep } from '../../platform/step.ts'
import { TeamInUse } from '../../teams/index.ts'
import { asking } from '../asking.ts'
import { type Created, findCreated } from './created.ts'
import type { Entity, LeftRow } from './store.ts'
import * as there from './there.store.ts'

export type Outcome = 'undone' | 'gone' | Omit<LeftRow, 'import_id'>

export interface Taking {
  readonly importId: string
  readonly entity: Entity
  /** Teams that this try took away before and that were put back; undefined where it is done for real. */
  readonly tried: ReadonlySet<string> | undefined
}

const UNTOUCHED = { since_at: null, since_event: '', since_by: null } as const

/** Takes away one thing that an import created, as a change of its own, which can be undone like any other. */
export async function takeAway(tx: Tx, taking: Taking, id: string): Promise<Outcome> {
  const { importId, entity } = taking
  let created: Created | undefined
  try {
    const found = await findCreated(tx, importId, { entity, id })
    if (!found) return 'gone'
    created = found
    const { line, since, request } = found
    if (since)
      return {
        ...{ entity, entity_id: id, line, code: 'changed', title: '' },
        ...{ since_at: since.at, since_event: since.event, since_by: since.by },
      }
    await inStep({ ...tx, changeId: newId(), undoes: importId }, async (step) => {
      const { access, run } = asking({ tx: step }, request.id, request.asked)
      await authorise(step, access)
      await run()
      await note(step, found)
    })
    return 'undone'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, title } = error.failure
    if (code === TeamInUse.code && taking.tried && (await isFree(tx, taking.tried, id))) return 'undone'
    return { entity, entity_id: id, line: created?.line ?? 0, code, title, ...UNTOUCHED }
  }
}

/** The event of its creation was taken back, so that no timeline offers that once more. */
async function note(tx: Tx, { creation }: Created): Promise<void> {
  if (creation === undefined || (await listUndone(tx.db, [creation])).size > 0) return
  await addUndone(tx.db, [{ row_id: creation, undone_by: tx.changeId, at: tx.now() }])
}

/** Whether nothing stands against a team but teams below that would be gone by then. */
async function isFree({ db }: Tx, tried: ReadonlySet<string>, teamId: string): Promise<boolean> {
  if (await there.hasMembers(db, teamId)) return false
  return (await there.listChildren(db, teamId)).every((child) => tried.has(child))
}
