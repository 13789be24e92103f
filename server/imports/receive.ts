import { createHash } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { TooLarge } from '../platform/failures.ts'
import { refuse } from '../platform/refusal.ts'
import { NotImportable } from './contract.ts'

export interface Received {
  readonly bytes: number
  /** SHA-256, hex: by it a run that goes on knows that it is the same file. */
  readonly digest: string
}

/** Writes the stream to a new file that only Roster may read; refuses what is not text in UTF-8, and leaves nothing then. */
export async function receive(source: Readable, path: string, maxBytes: number): Promise<Received> {
  const hash = createHash('sha256')
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  async function* judged(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      bytes += chunk.length
      if (bytes > maxBytes)
        refuse(TooLarge, { detail: `A file may have at most ${Math.floor(maxBytes / 1024 / 1024)} MiB.` })
      assertText(decoder, chunk)
      hash.update(chunk)
      yield chunk
    }
    assertText(decoder)
  }
  // Opened first: what is refused at once would be removed before it is there.
  const file = await open(path, 'wx', 0o600)
  try {
    await pipeline(source, judged, file.createWriteStream())
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { bytes, digest: hash.digest('hex') }
}

function assertText(decoder: TextDecoder, chunk?: Buffer): void {
  if (chunk?.includes(0))
    refuse(NotImportable, { detail: 'This is not a text file: it holds NUL bytes. Save it as “CSV UTF-8”.' })
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    refuse(NotImportable, { detail: 'This file is not in UTF-8. Save it as “CSV UTF-8”.' })
  }
}
