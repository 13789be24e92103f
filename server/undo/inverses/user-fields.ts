import { z } from 'zod'
import type { TrailItem } from '../../audit/index.ts'
import { Conflicting, type Work } from '../inverse.ts'
import { listTeamsCalled } from '../state.store.ts'

const FIELD = 'fields.'

/** What an edit changed, as a request that writes what was before. */
export async function fieldsBefore({ tx }: Work, { entity, before, after }: TrailItem) {
  const { defaultTeam, ...names } = Object.fromEntries(
    Object.keys({ ...before, ...after }).map((name) => [name, before[name] ?? null]),
  )
  const plain = Object.entries(names)
    .filter(([name]) => !name.startsWith(FIELD))
    .map(([name, value]) => [name, STOOD_FOR.has(name) ? stoodFor(name, value) : value])
  const declared = Object.entries(names).filter(([name]) => name.startsWith(FIELD))
  return {
    ...Object.fromEntries(plain),
    ...(declared.length > 0
      ? { fields: Object.fromEntries(declared.map(([name, value]) => [name.slice(FIELD.length), asGiven(value)])) }
      : {}),
    ...(defaultTeam === undefined ? {} : { defaultTeamId: await teamCalled(tx.db, entity.id, defaultTeam) }),
  }
}

const Named = z.object({ id: z.string(), name: z.string() })
const Records = z.array(Named).transform((list) => list.map((one) => one.id))
const STOOD_FOR: ReadonlySet<string> = new Set(['contact', 'accounts'])

/** Nobody stood for is told by silence. */
function stoodFor(name: string, value: unknown) {
  if (name === 'accounts') return Records.parse(value ?? [])
  const named = Named.safeParse(value)
  return named.success ? named.data.id : null
}

const Only = z.object({ only: Records })

/** Records stand in the trail by id and name; a request names them by their ids. */
function asGiven(value: unknown): unknown {
  const only = Only.safeParse(value)
  if (only.success) return only.data
  const records = Records.safeParse(value)
  return records.success ? records.data : value
}

/** The trail tells the default team by its name: only where it still means one team is it the same. */
async function teamCalled(db: Work['tx']['db'], userId: string, name: unknown): Promise<string | null> {
  if (name === null) return null
  const [team, ...others] = await listTeamsCalled(db, userId, String(name))
  if (!team || others.length > 0) throw new Conflicting()
  return team
}
