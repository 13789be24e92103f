/** Where uploaded files lie until their import ends: readable by Roster alone. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { World } from '../platform/context.ts'

export function fileOf(world: World, importId: string): string {
  return join(folderOf(world), `${importId}.csv`)
}

export async function prepareFolder(world: World): Promise<void> {
  await mkdir(folderOf(world), { recursive: true, mode: 0o700 })
}

export async function removeFile(world: World, importId: string): Promise<void> {
  await rm(fileOf(world, importId), { force: true })
}

/** The imports whose files have lain here untouched since before this moment, also where no import is known any more. */
export async function listLying(world: World, before: number): Promise<string[]> {
  const names = await readdir(folderOf(world)).catch(() => [])
  const ids: string[] = []
  for (const name of names) {
    const id = name.replace(/\.csv$/, '')
    const found = await stat(fileOf(world, id)).catch(() => undefined)
    if (found && found.mtimeMs < before) ids.push(id)
  }
  return ids
}

/** SHA-256 of the file as it is now, hex; undefined where it is gone. */
export async function digestOfFile(world: World, importId: string): Promise<string | undefined> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(fileOf(world, importId)), hash)
    return hash.digest('hex')
  } catch {
    return undefined
  }
}

function folderOf(world: World): string {
  return join(world.config.dataDir, 'imports')
}
