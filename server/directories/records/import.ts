import type { Readable } from 'node:stream'
import type { Context, Tx } from '../../platform/context.ts'
import { NotFound, TooLarge } from '../../platform/failures.ts'
import type { Input } from '../../platform/http/route.ts'
import { type FieldError, refuse } from '../../platform/refusal.ts'
import { type DirectoryFacts, factsOf, getFacts } from '../directory.ts'
import { lockRow } from '../store.ts'
import { type checkRecordFile, type importRecords, MAX_FILE } from './contract.ts'
import { countsOf, type Deed, isDifferent, nameErrors, write } from './deeds.ts'
import { readFile } from './file.ts'
import { plan } from './incoming.ts'
import { withNamedRecords } from './named-in-file.ts'
import { translateTaken } from './taken.ts'
import { assertGood } from './write.ts'

const TOLD = 200 // mistakes; whoever mends those sees the others

/** What importing the file would do, and all that is wrong with it. Nothing is written. */
export async function checkFile(ctx: Context, { params, upload }: Input<typeof checkRecordFile>) {
  const bytes = await collected(upload)
  const { row } = await getFacts(ctx, params.directory)
  const { deeds, errors } = await ctx.upkeep(async (tx) => judged(tx, await held(tx, row.id), bytes))
  const problems = errors.slice(0, TOLD).map(asProblem)
  const { created, updated, unchanged } = countsOf(deeds)
  return { created, updated, unchanged, problems, moreProblems: errors.length - problems.length }
}

/** Imports the file: all of it or, where anything is wrong, nothing. The same again changes nothing. */
export async function importFile(ctx: Context, { params, query, upload }: Input<typeof importRecords>) {
  const bytes = await collected(upload)
  const { row } = await getFacts(ctx, params.directory)
  return translateTaken(ctx, () =>
    ctx.transaction(async (tx) => {
      const directory = await held(tx, row.id)
      const { deeds, errors } = await judged(tx, directory, bytes)
      assertGood(errors)
      const { created, updated, unchanged } = countsOf(deeds)
      const also = { source: query.fileName, created, updated, unchanged }
      const differing = deeds.filter(isDifferent)
      if (differing.length > 0) await write(tx, directory, differing, also)
      return { created, updated, unchanged }
    }),
  )
}

async function held(tx: Tx, id: string): Promise<DirectoryFacts> {
  return factsOf((await lockRow(tx.db, id)) ?? refuse(NotFound))
}

async function judged(
  tx: Tx,
  directory: DirectoryFacts,
  bytes: Buffer,
): Promise<{ deeds: Deed[]; errors: FieldError[] }> {
  const read = readFile(bytes, directory)
  const named = await withNamedRecords(tx, directory, read.said)
  const { deeds, errors } = await plan(tx, directory, named.said)
  const taken = await nameErrors(tx, directory, deeds.filter(isDifferent))
  const all = [...read.errors, ...named.errors, ...errors, ...taken]
  // One mistake for each cell, in the order of the file.
  const first = new Map(all.toReversed().map((one) => [one.path, one]))
  return { deeds, errors: [...first.values()].reverse().sort((a, b) => asProblem(a).line - asProblem(b).line) }
}

function asProblem({ path, message }: FieldError): { line: number; column: string; message: string } {
  const [, line = '0', ...column] = path.split('.')
  return { line: Number(line), column: column.at(-1) ?? '', message }
}

async function collected(upload: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of upload) {
    size += piece.length
    if (size > MAX_FILE) refuse(TooLarge, { detail: 'A file of records may have at most 8 MiB.' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
