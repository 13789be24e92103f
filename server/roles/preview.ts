import { covers, type Level, type Right } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { previewRole } from './contract.ts'
import { assertValid, differing, keyOf } from './permissions.ts'
import { countConcerned, countWithout } from './preview.store.ts'
import { getRole } from './show.ts'
import { listPermissions, type Permission } from './store.ts'

const WIDER: readonly Level[] = ['all', 'team', 'account', 'contact', 'own', 'yes']

/** How many holders would gain or lose what. Whoever has as much by another role gains and loses nothing. */
export async function previewChange(ctx: Context, { params, body }: Input<typeof previewRole>) {
  const role = await getRole(ctx, params.role)
  const before = await listPermissions(ctx.db, role.id)
  await assertValid(ctx, body.permissions, before)
  const after: Permission[] = body.permissions
  const keys = new Set([...differing(before, after), ...differing(after, before)].map(keyOf))
  const people = await countConcerned(ctx.db, role.id, ctx.now())
  const changes = []
  for (const key of [...keys].sort())
    changes.push(await changeOf(ctx, role.id, cellOf(before, key), cellOf(after, key)))
  return { people, changes }
}

function cellOf(cells: readonly Permission[], key: string): Permission | undefined {
  return cells.find((cell) => keyOf(cell) === key)
}

async function changeOf(ctx: Context, roleId: string, before: Permission | undefined, after: Permission | undefined) {
  const { scope = '', action = '' } = after ?? before ?? {}
  const count = (right: Right) => {
    const levels = WIDER.filter((level) => covers(new Set([level]), right.level))
    return countWithout(ctx.db, { roleId, scope, action, levels, within: right.within, now: ctx.now() })
  }
  return {
    scope,
    action,
    before: before?.level ?? null,
    after: after?.level ?? null,
    gain: after && !reaches(before, after) ? await count(after) : 0,
    lose: before && !reaches(after, before) ? await count(before) : 0,
  }
}

/** Whether the first gives all that the second does. */
function reaches(first: Right | undefined, second: Right): boolean {
  if (!first || !covers(new Set([first.level]), second.level)) return false
  return first.within === null || (second.within !== null && second.within <= first.within)
}
