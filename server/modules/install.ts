import { asOfNow, raiseAccessVersion } from '../access/index.ts'
import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { newId } from '../platform/ids.ts'
import { refuse } from '../platform/refusal.ts'
import { digest } from '../platform/secrets.ts'
import { followManifest } from '../roles/index.ts'
import { asRoles } from './as-roles.ts'
import type { installModule } from './contract.ts'
import { declareRest } from './declare.ts'
import { valuesOf } from './difference.ts'
import { ModuleFixed, ModuleInUse } from './failures.ts'
import { judgeManifest } from './judge.ts'
import type { Manifest } from './manifest.ts'
import * as store from './modules.store.ts'
import { obstaclesTo } from './obstacles.ts'
import { assertMayOpen } from './open.ts'
import { inForce } from './plan.ts'
import { type Detail, showModule } from './show.ts'

/** Installs a module, upgrades it or brings it back. Gives nobody anything by itself, but may widen what people hold. */
export async function install(ctx: Context, { params, body, version }: Input<typeof installModule>): Promise<Detail> {
  const manifest = await judgeManifest(ctx, body.manifest, params.key)
  await ctx.transaction(async (tx) => {
    const row = await lockModule(tx, manifest.key)
    if (row?.source === 'configuration') refuse(ModuleFixed)
    if ((row?.version ?? 0) !== version) refuse(Stale)
    await putManifest(tx, row, manifest)
  })
  return showModule(await asOfNow(ctx), manifest.key)
}

/** Modules change one after the other: names of roles and keys are counted on. */
export async function lockModule(tx: Tx, key: string): Promise<store.ModuleRow | undefined> {
  await tx.world.engine.lock(tx.db, 'modules')
  return store.lockRow(tx.db, key)
}

/** Makes this manifest the one in force; nothing happens where it is already. */
export async function putManifest(tx: Tx, row: store.ModuleRow | undefined, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest)
  const source = sourceOf(tx)
  const before = inForce(row)
  if (row && before && row.digest === digest(text) && row.source === source) return
  await assertMayTakeAway(tx, before, manifest)
  await assertMayOpen(tx, row, manifest)
  const id = row?.id ?? newId()
  const version = (row?.version ?? 0) + 1
  await write(tx, row, id, { manifest, text, source })
  await raiseAccessVersion(tx.db)
  await declareRest(tx, manifest)
  const roles = await followManifest(tx, manifest.key, asRoles(manifest))
  const entity = { kind: 'module', id, name: manifest.name, version }
  const values = { before: valuesOf(before), after: valuesOf(manifest) }
  await record(tx, before ? 'module.upgraded' : 'module.installed', entity, {
    ...values,
    also: { source },
    about: roles,
  })
}

async function assertMayTakeAway(tx: Tx, before: Manifest | null, after: Manifest): Promise<void> {
  const obstacles = await obstaclesTo(tx, before, after)
  if (obstacles.length === 0) return
  const fields = obstacles.map(({ permission, message }) => ({ path: permission, code: 'in-use', message }))
  refuse(ModuleInUse, { detail: obstacles.map(({ message }) => message).join(' '), fields })
}

interface Written {
  readonly manifest: Manifest
  readonly text: string
  readonly source: store.ModuleRow['source']
}

async function write(
  tx: Tx,
  row: store.ModuleRow | undefined,
  id: string,
  { manifest, text, source }: Written,
): Promise<void> {
  const { key, name, version: release } = manifest
  const columns = { name, release, manifest: text, digest: digest(text), source, updated_at: tx.now() }
  const back = { removed_at: null, removed_by: null }
  if (!row) {
    const made = { installed_at: tx.now(), installed_by: tx.actor.id, version: 1 }
    await store.insertRow(tx.db, { id, key, ...columns, ...back, ...made })
  } else {
    const again = row.removed_at ? { installed_at: tx.now(), installed_by: tx.actor.id } : {}
    if (!(await store.updateRow(tx.db, row, { ...columns, ...back, ...again }))) refuse(Stale)
  }
  const added = { added_at: tx.now(), added_by: tx.actor.id, added_change: tx.changeId }
  await store.replaceManifest(tx.db, { id: newId(), module_id: id, manifest: text, ...added })
}

function sourceOf({ actor }: Tx): 'configuration' | 'command-line' | 'api' | 'console' {
  if (actor.kind === 'system') return 'configuration'
  if (actor.kind === 'operator') return 'command-line'
  return actor.token ? 'api' : 'console'
}
