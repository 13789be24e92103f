import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import type { Told } from './rounds.ts'
import { assertTrail, command, type Place, setUp } from './server.ts'
import type { Chance } from './work.ts'

const MAIN = join(import.meta.dirname, '../../server/cli/main.ts')

/** An import of so many rows, killed so many times and begun again: nobody twice, nobody missing. */
export async function killedImport(
  place: Place,
  folder: string,
  rows: number,
  kills: number,
  chance: Chance,
): Promise<Told> {
  setUp(place)
  const file = join(folder, 'many.csv')
  await writeMany(file, rows)
  const args = [MAIN, 'import', 'users', file, '--source', 'hr', '--map', 'key=externalId:hr', '--json']
  const span = Math.max(2000, Math.floor((rows / 4000 / kills) * 1000))
  let killed = 0
  for (; killed < kills; killed++) {
    const child = spawn(process.execPath, args, { env: place.env, stdio: 'ignore' })
    const ended = once(child, 'exit')
    const first = await Promise.race([ended.then(() => 'ended'), pause(1000 + chance(span)).then(() => 'time')])
    if (first === 'ended') break
    child.kill('SIGKILL')
    await ended
  }
  const last = command(place, args.slice(1))
  const again = command(place, args.slice(1))
  assertTrail(place)
  const lost = rows - countImported(folder)
  const notes = `killed ${killed} times; the last run ended with ${last.code}, the same file again: ${summary(again.out)}`
  return { what: `import of ${rows} rows`, rounds: killed, acknowledged: rows, unanswered: 0, lost, half: 0, notes }
}

/** How many people the file brought in, each under a key of its own. */
function countImported(folder: string): number {
  const database = new Sqlite(join(folder, 'roster.db'), { readonly: true })
  const count = database
    .prepare(`select count(distinct key) from external_ids join users on users.id = entity_id where source = 'hr'`)
    .pluck()
    .get()
  const people = database.prepare(`select count(*) from users where username like 'person%'`).pluck().get()
  database.close()
  if (count !== people) throw new Error(`${people} people have ${count} keys.`)
  return Number(count)
}

function summary(out: string): string {
  const { created, updated, unchanged } = JSON.parse(out.slice(out.indexOf('{'))).counts
  return `${created} created, ${updated} updated, ${unchanged} unchanged`
}

/** So many people as CSV, each with a key. */
export async function writeMany(file: string, rows: number): Promise<void> {
  const out = createWriteStream(file)
  out.write('key,username,given name,family name,email\n')
  for (let row = 0; row < rows; row++)
    if (!out.write(`k${row},person${row},Given ${row},Family ${row},person${row}@torture.example\n`))
      await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}
