import type { Context, World } from '../platform/context.ts'
import { listManifests } from './catalogue.store.ts'
import { type Catalogue, catalogueFrom, type Declaration } from './declared.ts'
import { accessVersionOf, mayKeep } from './version.store.ts'

interface Kept {
  readonly version: number
  readonly catalogue: Catalogue
}

const kept = new WeakMap<World, Kept>()

/** What module `roster` and every installed module declare, as of the caller's access version. */
export async function catalogueOf(ctx: Context): Promise<Catalogue> {
  const version = await accessVersionOf(ctx)
  const known = kept.get(ctx.world)
  if (known?.version === version) return known.catalogue
  const catalogue = await readCatalogue(ctx)
  if (mayKeep(ctx)) kept.set(ctx.world, { version, catalogue })
  return catalogue
}

async function readCatalogue(ctx: Context): Promise<Catalogue> {
  return catalogueFrom(await readDeclarations(ctx))
}

/** What would be declared if this module declared this instead, or nothing. */
export async function catalogueWith(ctx: Context, key: string, instead: Declaration | null): Promise<Catalogue> {
  const others = (await readDeclarations(ctx)).filter((one) => one.key !== key)
  return catalogueFrom(instead ? [...others, instead] : others)
}

/** By name, as people look for them. */
async function readDeclarations(ctx: Context): Promise<Declaration[]> {
  const declarations: Declaration[] = (await listManifests(ctx.db)).map((text) => JSON.parse(text))
  return declarations.sort((a, b) => a.name.localeCompare(b.name, 'en'))
}
