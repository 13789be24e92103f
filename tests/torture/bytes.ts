import { closeSync, cpSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { writeMany } from './import.ts'
import type { Told } from './rounds.ts'
import { command, type Place, setUp } from './server.ts'
import type { Chance } from './work.ts'

const PEOPLE = 2000
const FAILED = 1 // of the doctor: something does not work; 2 is something that deserves a look
const AT_ONCE = 16 // bytes that turn in one blow

interface Seen {
  readonly people: string
  /** Whether doctor or the verification of the trail tells it. */
  readonly told: boolean
}

/**
 * Bytes of the database file that turn, as on a failing disk. Every command ends with a sentence, never with a fault
 * of its own; what then reads differently is told by `roster doctor` or `roster audit verify`, or counted here.
 */
export async function flippedBytes(
  at: (folder: string) => Place,
  folder: string,
  times: number,
  chance: Chance,
): Promise<Told> {
  const [whole, hurt] = [join(folder, 'whole'), join(folder, 'hurt')]
  setUp(at(whole))
  const file = join(folder, 'many.csv')
  await writeMany(file, PEOPLE)
  command(at(whole), ['import', 'users', file, '--source', 'hr', '--map', 'key=externalId:hr'])
  const sound = look(at(whole))
  if (sound.told) throw new Error('The sound database is told to be damaged.')
  const count = { told: 0, harmless: 0, unseen: 0 }
  for (let round = 0; round < times; round++) {
    rmSync(hurt, { recursive: true, force: true })
    cpSync(whole, hurt, { recursive: true })
    flip(join(hurt, 'roster.db'), chance)
    const seen = look(at(hurt))
    count[seen.told ? 'told' : seen.people === sound.people ? 'harmless' : 'unseen']++
  }
  const notes = `${count.told} told by doctor or the trail, ${count.harmless} where nothing stands, ${count.unseen} in a text that no check covers`
  return { what: 'SQLite, flipped bytes', rounds: times, acknowledged: 0, unanswered: 0, lost: 0, half: 0, notes }
}

function look(place: Place): Seen {
  const [doctor, trail] = [judge(place, ['doctor']), judge(place, ['audit', 'verify'])]
  const people = judge(place, ['users', 'list', '--limit', String(PEOPLE + 10), '--json'])
  return { people: people.out, told: doctor.code === FAILED || trail.code !== 0 || people.code !== 0 }
}

function judge(place: Place, args: readonly string[]): { code: number | null; out: string } {
  const answer = command(place, args)
  // A stack of calls, or an end by a signal, is a fault of the program and no sentence.
  if (answer.code === null || /\n\s+at .+:\d+:\d+/.test(answer.out))
    throw new Error(`${args.join(' ')} broke down: ${answer.out.slice(0, 2000)}`)
  return answer
}

function flip(file: string, chance: Chance): void {
  const handle = openSync(file, 'r+')
  const bytes = Buffer.alloc(AT_ONCE)
  const place = chance(statSync(file).size - AT_ONCE)
  readSync(handle, bytes, 0, AT_ONCE, place)
  writeSync(
    handle,
    bytes.map((byte) => byte ^ (1 + chance(255))),
    0,
    AT_ONCE,
    place,
  )
  closeSync(handle)
}
