import { catalogueOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'

/** To what a field with an effect can apply. */
export async function showTargets(ctx: Context) {
  const { modules } = await catalogueOf(ctx)
  const items = modules.flatMap(({ scopes }) =>
    scopes.flatMap((scope) =>
      scope.attributes.map(({ key, name, directory }) => ({
        ...{ scope: scope.key, scopeName: scope.name, attribute: key, attributeName: name, directory },
      })),
    ),
  )
  return { items }
}
