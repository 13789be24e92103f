import { rosterModule } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { refuse } from '../platform/refusal.ts'
import { listNamesBut } from '../roles/index.ts'
import { mistakesIn, type Surroundings } from './check.ts'
import { ManifestInvalid, ManifestTooLarge } from './failures.ts'
import type { Manifest } from './manifest.ts'
import { type Mistake, mistake, type PlacedMistake } from './mistakes.ts'
import { listForeignKeys } from './modules.store.ts'
import { readManifest } from './read.ts'

/** The manifest in a text, sound in itself and in this Roster; refuses with the place of each mistake. */
export async function judgeManifest(ctx: Context, text: string, expectedKey?: string): Promise<Manifest> {
  const read = readManifest(text)
  if ('tooMuch' in read) return refuse(ManifestTooLarge, { detail: read.tooMuch })
  if ('mistakes' in read) return refuseMistakes(read.mistakes)
  const { manifest, placed } = read
  const mistakes: Mistake[] = [
    ...mistakesIn(manifest, await surroundingsOf(ctx, manifest.key)),
    ...(expectedKey !== undefined && expectedKey !== manifest.key
      ? [mistake(['key'], 'other-module', `This is the manifest of “${manifest.key}”, not of “${expectedKey}”.`)]
      : []),
  ]
  return mistakes.length > 0 ? refuseMistakes(placed(mistakes)) : manifest
}

function refuseMistakes(fields: readonly PlacedMistake[]): never {
  const [first] = fields
  const place = first ? `Line ${first.line}, column ${first.column}: ` : ''
  return refuse(ManifestInvalid, { detail: `${place}${first?.message ?? ''}`, fields })
}

async function surroundingsOf(ctx: Context, module: string): Promise<Surroundings> {
  const { directories, fields } = await listForeignKeys(ctx.db, module)
  return {
    reserved: new Set([rosterModule.key, ...rosterModule.scopes.map((scope) => scope.key)]),
    directories: new Set(directories),
    profileFields: new Set(fields.map((field) => field.key)),
    roleNames: new Set([...(await listNamesBut(ctx.db, module)), ...administratorsName(ctx)]),
  }
}

/** As a role among roles (`roles.adminAppearsAs`): no module calls one of its own so. */
function administratorsName({ settings }: Context): string[] {
  const name = settings['roles.adminAppearsAs']
  return name === '' ? [] : [fold(name)]
}
