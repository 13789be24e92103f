import { catalogueOf, rosterModule } from '../access/index.ts'
import type { Context } from '../platform/context.ts'

interface Choice {
  readonly value: string
  readonly label: string
}

/** Every permission that is declared now: Roster's own as they are asked for, those of an application by its name and theirs. */
export async function permissionsDeclared(ctx: Context): Promise<Choice[]> {
  const { modules } = await catalogueOf(ctx)
  return modules.flatMap(({ key, name, scopes }) =>
    scopes.flatMap((scope) =>
      scope.actions.map((action): Choice => {
        const value = `${scope.key}.${action.key}`
        if (key === rosterModule.key) return { value, label: value }
        const words = scope.special ? action.name : `${scope.name}, ${action.name}`
        return { value, label: `${name}: ${words} (${value})` }
      }),
    ),
  )
}
