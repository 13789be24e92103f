import { stringify } from 'yaml'
import type { z } from 'zod'
import { can, namesOf } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { countHoldersOf, listPredefined } from '../roles/index.ts'
import type { Manifest } from './manifest.ts'
import { findRow, listRows, type ModuleRow } from './modules.store.ts'
import type { ModuleDetail, ModuleSummary } from './shapes.ts'

export type Detail = z.output<typeof ModuleDetail>
type Summary = z.output<typeof ModuleSummary>

/** Every module that was ever installed; those that were removed say so. */
export async function showModules(ctx: Context) {
  const items: Summary[] = []
  for (const row of await listRows(ctx.db)) items.push(await summaryOf(ctx, row))
  items.sort((a, b) => a.name.localeCompare(b.name, 'en'))
  return { items, can: { install: (await can(ctx, 'modules.install')) === true } }
}

/** One module with its manifest and its roles, or `not-found`. */
export async function showModule(ctx: Context, key: string): Promise<Detail> {
  const row = (await findRow(ctx.db, key)) ?? refuse(NotFound)
  const manifest: Manifest = JSON.parse(row.manifest)
  const roles = await listPredefined(ctx.db, key)
  const predefined = []
  for (const role of roles) {
    const shown = { id: role.id, name: role.name, key: role.module_key ?? '', inactive: role.inactive_at !== null }
    predefined.push({ ...shown, people: await peopleOf(ctx, [role.id]) })
  }
  const name = await namesOf(ctx, [row.installed_by])
  return {
    ...(await summaryOf(ctx, row)),
    manifest,
    text: stringify(withoutSilence(manifest)),
    installedBy: name(row.installed_by),
    predefined,
  }
}

async function summaryOf(ctx: Context, row: ModuleRow): Promise<Summary> {
  const { key, name, version: release, description, scopes, roles }: Manifest = JSON.parse(row.manifest)
  const fixed = row.source === 'configuration'
  const ids = (await listPredefined(ctx.db, key)).map((role) => role.id)
  return {
    ...{ key, name, release, description, source: asSource(row.source), fixed, removed: row.removed_at !== null },
    ...{ scopes: scopes.length, roles: roles.length, people: await peopleOf(ctx, ids), version: row.version },
    ...{ installedAt: row.installed_at, updatedAt: row.updated_at },
    can: {
      install: !fixed && (await can(ctx, 'modules.install')) === true,
      remove: !fixed && row.removed_at === null && (await can(ctx, 'modules.remove')) === true,
    },
  }
}

async function peopleOf(ctx: Context, roleIds: readonly string[]): Promise<number | null> {
  return (await can(ctx, 'roles.read')) === true ? countHoldersOf(ctx, roleIds) : null
}

function asSource(source: string): Summary['source'] {
  if (source === 'api' || source === 'command-line' || source === 'configuration') return source
  return source === 'former-configuration' ? source : 'console'
}

/** Without what a manifest need not say: empty lists, empty texts and what is so by default. */
function withoutSilence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSilence)
  if (typeof value !== 'object' || value === null) return value
  const parts = Object.entries(value).map(([key, part]) => [key, withoutSilence(part)] as const)
  return Object.fromEntries(parts.filter(([key, part]) => !isSilent(key, part)))
}

function isSilent(key: string, value: unknown): boolean {
  if (key === 'uniqueNames' || key === 'shown') return value === true
  if (value === null || value === '' || value === false) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}
