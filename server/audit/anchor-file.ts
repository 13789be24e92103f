/** `audit-anchors.log` beside the database: one signed head of the chain a line. Only ever appended to. */
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const FILE = 'audit-anchors.log'

const AnchorSchema = z.strictObject({
  position: z.int().min(1),
  link: z.string(),
  at: z.string(),
  previous: z.string(),
  signature: z.string(),
})

export type Anchor = z.output<typeof AnchorSchema>

/** A line of the file; `anchor` is undefined where the line cannot be read. */
export interface AnchorLine {
  readonly number: number
  readonly anchor: Anchor | undefined
}

export async function readAnchors(dataDir: string): Promise<AnchorLine[]> {
  const text = await readIfThere(join(dataDir, FILE))
  return text.split('\n').flatMap((line, index) => (line === '' ? [] : [{ number: index + 1, anchor: parse(line) }]))
}

export async function appendAnchor(dataDir: string, anchor: Anchor): Promise<void> {
  const path = join(dataDir, FILE)
  const torn = /[^\n]$/.test(await readIfThere(path))
  const file = await open(path, 'a', 0o600)
  try {
    await file.appendFile(`${torn ? '\n' : ''}${JSON.stringify(anchor)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

function parse(line: string): Anchor | undefined {
  try {
    return AnchorSchema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
