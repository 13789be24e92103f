/** What people may do, found out by asking record by record: what a preview is held against. */
import { expect } from 'vitest'
import { asOfNow, decide, findFacts, levelsOf, type RecordFacts, teamTree } from '../../server/access/index.ts'
import type { Person } from '../harness/people.ts'
import type { TestServer } from '../harness/server.ts'

type Rights = ReadonlyMap<string, ReadonlySet<string>>

interface Asked {
  readonly questions: readonly { readonly scope: string; readonly action: string }[]
  recordsFor(userId: string): readonly RecordFacts[]
}

/** What everybody may do, question by question and record by record. */
export async function rightsOf(
  { roster }: Pick<TestServer, 'roster'>,
  people: readonly Person[],
  { questions, recordsFor }: Asked,
): Promise<Rights> {
  const ctx = await asOfNow({ ...roster.ctx, actor: { ...roster.ctx.actor, accessVersion: '' } })
  const world = { teams: await teamTree(ctx), now: ctx.now() }
  const rights = new Map<string, Set<string>>()
  for (const { id } of people) {
    const facts = await findFacts(ctx, id)
    const found = new Set<string>()
    for (const question of facts ? questions : []) {
      const name = `${question.scope}.${question.action}`
      if (!facts) continue
      for (const level of levelsOf(facts.subject, question.scope, question.action, world.now))
        for (const covered of COVERED[level] ?? [level]) found.add(`${name} level ${covered}`)
      for (const [place, record] of recordsFor(id).entries())
        if (decide(facts.subject, question, record, world).allowed === true) found.add(`${name} record ${place}`)
    }
    rights.set(id, found)
  }
  return rights
}

const COVERED: Readonly<Record<string, readonly string[]>> = {
  all: ['all', 'team', 'account', 'contact', 'own'],
  team: ['team', 'own'],
  account: ['account', 'contact', 'own'],
}

/** Who gains and who loses each permission: told by the preview. */
export function summary(reply: { changes: readonly Told[] } | undefined) {
  const lines = (reply?.changes ?? []).flatMap(({ scope, action, gain, gainers, lose, losers }) => {
    expect([gainers.length, losers.length]).toEqual([Math.min(gain, 5), Math.min(lose, 5)])
    const name = `${scope.key}.${action.key}`
    return [...gainers.map((one) => `${one.name} gains ${name}`), ...losers.map((one) => `${one.name} loses ${name}`)]
  })
  return [...new Set(lines)].sort()
}

interface Told {
  readonly scope: { readonly key: string }
  readonly action: { readonly key: string }
  readonly gain: number
  readonly gainers: readonly { readonly name: string }[]
  readonly lose: number
  readonly losers: readonly { readonly name: string }[]
}

/** The same, found out by doing it. */
export function differenceBy(people: readonly Person[], before: Rights, after: Rights) {
  const lines = people.flatMap(({ id, name }) => {
    const [had, has] = [before.get(id) ?? new Set<string>(), after.get(id) ?? new Set<string>()]
    const of = (verb: string, list: ReadonlySet<string>, but: ReadonlySet<string>) =>
      [...list].filter((one) => !but.has(one)).map((one) => `${name} ${verb} ${one.split(' ')[0]}`)
    return [...of('gains', has, had), ...of('loses', had, has)]
  })
  return [...new Set(lines)].sort()
}
