import { z } from 'zod'
import type { TrailItem } from '../../audit/index.ts'
import { reviveDirectory, reviveRecord } from '../../directories/index.ts'
import { versionLeft } from '../as-left.ts'
import { accessOf, asking } from '../asking.ts'
import type { Invert } from '../inverse.ts'
import { saidText } from '../said.ts'

const ATTRIBUTE = 'attributes.'
const ExternalIds = z.array(z.strictObject({ source: z.string(), key: z.string() })).catch([])
const Named = z.object({ id: z.string(), name: z.string() })

const ofDirectory = ({ entity }: TrailItem) => ({ directory: entity.id })
const ofRecord = (row: TrailItem) => ({ directory: saidText(row, 'directoryId'), record: row.entity.id })

/** The opposite of what happens to directories and their records. */
export const directories: Readonly<Record<string, Invert>> = {
  'directory.created': removeDirectory,
  'directory.restored': removeDirectory,
  'directory.edited': async (work, row) =>
    asking(work, 'directories.edit', {
      params: ofDirectory(row),
      body: row.before,
      version: await versionLeft(work, row),
    }),
  'directory.removed': async (work, row) => {
    await versionLeft(work, row)
    return { access: accessOf('directories.create'), run: () => reviveDirectory(work.tx, row.entity.id) }
  },
  // The sum of what happened to records, each of which goes back by itself.
  'directory.synced': async () => ({ access: accessOf('directoryRecords.edit'), run: async () => undefined }),
  'directory-record.created': deleteRecord,
  'directory-record.restored': deleteRecord,
  'directory-record.edited': async (work, row) => {
    const version = await versionLeft(work, row)
    return asking(work, 'directoryRecords.edit', { params: ofRecord(row), body: recordBefore(row), version })
  },
  'directory-record.deleted': async (work, row) => {
    const version = await versionLeft(work, row)
    const externalIds = ExternalIds.parse(row.also.externalIds)
    const run = () => reviveRecord(work.tx, { id: row.entity.id, version, externalIds })
    return { access: accessOf('directoryRecords.create'), run }
  },
}

async function removeDirectory(...[work, row]: Parameters<Invert>) {
  return asking(work, 'directories.remove', { params: ofDirectory(row), version: await versionLeft(work, row) })
}

async function deleteRecord(...[work, row]: Parameters<Invert>) {
  return asking(work, 'directoryRecords.delete', { params: ofRecord(row), version: await versionLeft(work, row) })
}

/** What an edit changed, as a request that writes what was before; records by the ids that stand beside their names. */
function recordBefore({ before, after }: TrailItem) {
  const names = Object.keys({ ...before, ...after })
  const attributes = names
    .filter((name) => name.startsWith(ATTRIBUTE))
    .map((name) => [name.slice(ATTRIBUTE.length), asGiven(before[name])])
  const plain = names.filter((name) => !name.startsWith(ATTRIBUTE)).map((name) => [name, before[name]])
  return {
    ...Object.fromEntries(plain),
    ...(attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {}),
  }
}

function asGiven(value: unknown): unknown {
  const named = Named.safeParse(value)
  return named.success ? named.data.id : (value ?? null)
}
