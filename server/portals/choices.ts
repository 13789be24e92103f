import { findChoices, findNamed, listDirectoryFacts } from '../directories/index.ts'
import type { Context } from '../platform/context.ts'
import type { Input } from '../platform/http/route.ts'
import type { listStandsForChoices } from './contract.ts'

const OFFERED = 20 // of those found; more are reached by typing

/** The first active records by name, with what a new user is filled in from where a record has it. */
export async function showChoices(ctx: Context, { query }: Input<typeof listStandsForChoices>) {
  const key = ctx.settings[`portals.${query.of}`]
  const directory = (await listDirectoryFacts(ctx)).find(({ row }) => row.key === key)
  if (!directory) return { directory: null, items: [] }
  const found = await findChoices(ctx, { keys: [key], q: query.q, limit: OFFERED })
  const items = found.map(({ id, name, values }) => ({
    id,
    name,
    email: textOf(values.email),
    phone: textOf(values.phone),
  }))
  const missing = (query.ids ?? []).filter((id) => !items.some((one) => one.id === id))
  const named = await findNamed(ctx, { keys: [key], ids: missing })
  return {
    directory: directory.row.name,
    items: [...items, ...named.map(({ id, name }) => ({ id, name, email: '', phone: '' }))],
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
