import { setImmediate as turn } from 'node:timers/promises'
import { listDirectoryFacts } from '../../directories/index.ts'
import type { Instant } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { accountRows, contactRows, portalRows } from '../../portals/index.ts'
import {
  cellOf,
  listFields,
  listRecordRows,
  listRestrictionRows,
  listValueRows,
  type ProfileField,
  tellFields,
} from '../../profile-fields/index.ts'
import { pathsOf } from '../../teams/index.ts'
import type { UserFilter } from '../list.store.ts'
import { statusOf } from '../status.ts'
import type { UserRow } from '../store.ts'
import * as store from './store.ts'

const AT_ONCE = 200 // people in memory

interface Bounds {
  readonly from: Instant | null
  readonly until: Instant | null
}

/** A record for which somebody stands; `cell`: how an import finds it, by its name where that is enough. */
interface StoodFor {
  readonly id: string
  readonly name: string
  readonly cell: string
}

/** A person as an export tells of them. */
export interface Exported {
  readonly row: UserRow
  readonly status: string
  readonly emails: readonly string[]
  readonly phones: readonly { readonly kind: string; readonly number: string }[]
  readonly externalIds: readonly { readonly source: string; readonly key: string }[]
  readonly roles: readonly (Bounds & { readonly id: string; readonly name: string })[]
  readonly teams: readonly (Bounds & {
    readonly id: string
    readonly path: readonly string[]
    readonly position: string
  })[]
  readonly portals: readonly { readonly id: string; readonly key: string; readonly name: string }[]
  readonly contact: StoodFor | null
  /** The primary one first. */
  readonly accounts: readonly StoodFor[]
  /** Username, else address. */
  readonly manager: string | null
  readonly fields: ReadonlyMap<string, string>
}

/** Everybody who matches and whom the caller sees then, piece by piece; the reader sets the pace. */
export async function* exportedPeople(
  ctx: Context,
  filterNow: () => Promise<UserFilter>,
  ids: readonly string[] | undefined,
): AsyncGenerator<Exported[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const filter = await filterNow()
    const rows = await store.listPiece(ctx.db, filter, { ids, after, limit: AT_ONCE })
    if (rows.length > 0) yield await whole(ctx, filter, rows)
    after = rows.at(-1)?.id ?? after
    if (rows.length < AT_ONCE) return
    await turn()
  }
}

async function whole(ctx: Context, filter: UserFilter, rows: readonly UserRow[]): Promise<Exported[]> {
  const { db } = ctx
  const now = ctx.now()
  const ids = rows.map((row) => row.id)
  const allValues = await listValueRows(db, ids)
  const linked = allValues.filter(({ kind }) => kind === 'user').map(({ text }) => text)
  const managerIds = [...new Set([...rows.map((row) => row.manager_id).filter((id) => id !== null), ...linked])]
  const managers = managerIds.length === 0 ? [] : await store.listManagers(db, managerIds, filter.seen)
  const identifiers = new Map(managers.map((one) => [one.id, one.username ?? one.address]))
  const pathOf = await pathsOf(ctx)
  const emails = byUser(await store.listEmailsOf(db, ids))
  const phones = byUser(await store.listPhonesOf(db, ids))
  const externalIds = byUser(await store.listExternalIdsOf(db, ids))
  const roles = byUser(await store.listRolesOf(db, ids, now))
  const teams = byUser(await store.listMembershipsOf(db, ids, now))
  const values = byUser(allValues)
  const records = byUser(await listRecordRows(db, ids))
  const restrictions = byUser(await listRestrictionRows(db, ids))
  const fields = await declaredFields(ctx)
  const outside = await outsideOf(ctx, rows)
  return rows.map((row) => ({
    row,
    status: statusOf(row, now),
    emails: emails(row.id).map((one) => one.address),
    phones: phones(row.id).map(({ kind, number }) => ({ kind, number })),
    externalIds: externalIds(row.id).map(({ source, key }) => ({ source, key })),
    roles: roles(row.id).map((one) => ({ id: one.id, name: one.name, from: one.from_at, until: one.until_at })),
    teams: teams(row.id).map((one) => ({
      id: one.id,
      path: [...pathOf(one.id).map((place) => place.name), one.name],
      position: one.position,
      from: one.from_at,
      until: one.until_at,
    })),
    ...outside(row.id),
    manager: (row.manager_id && identifiers.get(row.manager_id)) ?? null,
    fields: new Map([
      ...values(row.id).map(
        (one) => [one.key, one.kind === 'user' ? (identifiers.get(one.text) ?? '') : one.text] as const,
      ),
      ...cellsOf(
        fields,
        tellFields([], records(row.id), restrictions(row.id), () => undefined),
      ),
    ]),
  }))
}

type Told = ReturnType<typeof tellFields>

/** In which portals people are, and for whom they stand; only portal users are and do. */
async function outsideOf(ctx: Context, rows: readonly UserRow[]) {
  const ids = rows.filter((row) => row.type === 'portal').map((row) => row.id)
  const isAnybody = ids.length > 0
  const portals = byUser(isAnybody ? await portalRows(ctx.db, ids).execute() : [])
  const contacts = byUser(isAnybody ? await contactRows(ctx.db, ids).execute() : [])
  const accounts = byUser(isAnybody ? await accountRows(ctx.db, ids).execute() : [])
  const unique = isAnybody ? await uniquelyNamed(ctx) : new Map<string, string>()
  // Another directory may be named since, where the same name is another record.
  const stoodFor = ({ id, name, directory_id }: RecordRow, setting: Setting): StoodFor => ({
    ...{ id, name },
    cell: unique.get(ctx.settings[setting]) === directory_id ? name : id,
  })
  return (userId: string): Pick<Exported, 'portals' | 'contact' | 'accounts'> => {
    const [contact] = contacts(userId)
    return {
      portals: portals(userId).map(({ id, key, name }) => ({ id, key, name })),
      contact: contact ? stoodFor(contact, 'portals.contacts') : null,
      accounts: accounts(userId).map((account) => stoodFor(account, 'portals.accounts')),
    }
  }
}

type Setting = 'portals.contacts' | 'portals.accounts'

interface RecordRow {
  readonly id: string
  readonly name: string
  readonly directory_id: string
}

/** Directories in which a name alone says which record it is: their ids by their keys. */
async function uniquelyNamed(ctx: Context): Promise<ReadonlyMap<string, string>> {
  const unique = (await listDirectoryFacts(ctx)).filter(({ row }) => row.unique_names_at)
  return new Map(unique.map(({ row }) => [row.key, row.id]))
}

/** The fields of records, and whether a name alone says which record it is. */
async function declaredFields(ctx: Context) {
  const unique = await uniquelyNamed(ctx)
  const fields = (await listFields(ctx)).filter(({ kind }) => kind === 'record')
  return fields.map((field) => {
    const [only, ...others] = field.directories
    return { field, byName: others.length === 0 && unique.has(only ?? '') }
  })
}

function cellsOf(fields: readonly { readonly field: ProfileField; readonly byName: boolean }[], told: Told) {
  return fields.map(({ field, byName }) => [field.key, cellOf(field, told[field.key], byName)] as const)
}

function byUser<T extends { readonly user_id: string }>(rows: readonly T[]): (id: string) => readonly T[] {
  const grouped = Map.groupBy(rows, (row) => row.user_id)
  return (id) => grouped.get(id) ?? []
}
