import type { CallOf } from '../../../../server/platform/contract.ts'
import { Stale } from '../../../../server/platform/failures.ts'
import { editUser, getUser } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'
import { isProblem } from '../../api/problem.ts'
import type { NamedValue } from '../fields/fieldValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { UserRow } from '../types.ts'

export type How = 'add' | 'remove' | 'set' | 'lift'

/** What of one field is changed alike for several people. */
export interface Assignment {
  readonly field: ProfileField
  readonly how: How
  readonly records: readonly NamedValue[]
}

type Fields = NonNullable<CallOf<typeof editUser>['body']['fields']>

/** The request for it: the server knows what each has now. */
export function fieldsOf({ field: { key, effect }, how, records }: Assignment): Fields {
  const ids = records.map(({ id }) => id)
  if (how === 'lift') return { [key]: { unrestricted: true } }
  if (how === 'set') return { [key]: effect === 'restrict' ? { only: ids } : ids.length > 0 ? ids : null }
  return { [key]: how === 'add' ? { add: ids, remove: [] } : { add: [], remove: ids } }
}

/** Changes one person; who was changed by others since the list was read is looked at once more. */
export async function assign({ id: user, version }: UserRow, assignment: Assignment): Promise<object> {
  const edit = async (known: number) => {
    const given = { params: { user }, body: { fields: fieldsOf(assignment) } }
    await call(editUser, given, { version: known })
    return given
  }
  try {
    return await edit(version)
  } catch (error) {
    if (!isProblem(error, Stale.code)) throw error
    return edit((await call(getUser, { params: { user } })).version)
  }
}
