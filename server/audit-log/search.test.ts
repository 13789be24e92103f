import { expect, test } from 'vitest'
import { openWorld } from '../../tests/harness/world.ts'
import { recordMany, seal, sift } from '../audit/index.ts'
import { contextOf } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { pageOfTrail } from './browse.ts'
import type { AuditFilter } from './contract.ts'

const EVENTS = ['user.edited', 'user.suspended', 'role.granted', 'team.edited']
const KINDS = ['user', 'role', 'team']
const NAMES = ['Ada Byron', 'Ada King', 'Bob King', 'Crew of Ada', 'Zoë']
const FEW = 3
const CHANGES = 60
const ROWS = 5

/** A trail in which everything is mixed, the same each time. */
async function openMixed(changes: number, rows: number) {
  const world = await openWorld()
  const things = NAMES.map((name, n) => ({ kind: KINDS[n % KINDS.length] ?? '', id: newId(), name }))
  const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T
  for (let c = 0; c < changes; c++) {
    const actor = pick(things, c * 7)
    const ctx = contextOf(
      world,
      { kind: 'user', id: actor.id, type: 'admin', name: actor.name, sessionId: null, accessVersion: '' },
      { address: c % 4 === 0 ? '' : `192.0.2.${c % 50}`, userAgent: '', requestId: c % 4 === 0 ? '' : newId() },
    )
    await ctx.transaction((tx) =>
      recordMany(
        tx,
        Array.from({ length: rows }, (_, r) => ({
          event: pick(EVENTS, c + r * r),
          entity: pick(things, c * 3 + r),
          change: { about: [pick(things, c + r).id] },
        })),
      ),
    )
    if (c % 3 === 0) world.clock.advance(1000)
  }
  await seal(world.ctx)
  await sift(world.ctx, new AbortController().signal)
  const page = (query: AuditFilter & { limit: number; after?: string | undefined }) =>
    pageOfTrail(world.ctx, { query } as Parameters<typeof pageOfTrail>[1], EVENTS)
  return { ...world, things, page }
}

type Mixed = Awaited<ReturnType<typeof openMixed>>

async function allPages({ page }: Mixed, query: AuditFilter, limit: number) {
  const items = []
  for (let after: string | undefined, n = 0; n < 1000; n++) {
    const found = await page({ ...query, limit, after })
    items.push(...found.items)
    if (found.next === null) return items
    after = found.next
  }
  throw new Error('The pages never end.')
}

test('whatever is combined finds exactly the rows that are so, each once, newest first', async () => {
  const mixed = await openMixed(CHANGES, ROWS)
  const whole = await allPages(mixed, {}, 200)
  expect(whole).toHaveLength(CHANGES * ROWS)
  const [ada, , bob] = mixed.things
  const subjects = await mixed.ctx.db.selectFrom('audit_subjects').selectAll().execute()
  const about = (id: string, item: (typeof whole)[number]) =>
    item.entity.id === id || subjects.some((one) => one.row_id === item.id && one.entity_id === id)
  const named = (word: string, item: (typeof whole)[number]) =>
    mixed.things.some(
      ({ id, name }) =>
        name
          .toLowerCase()
          .split(' ')
          .some((part) => part.startsWith(word)) &&
        (about(id, item) || item.actor.id === id),
    )
  const at = whole[40]?.at ?? ''
  const parts: [AuditFilter, (item: (typeof whole)[number]) => boolean][] = [
    [{ actorId: ada?.id }, (item) => item.actor.id === ada?.id],
    [{ entityId: bob?.id }, (item) => about(bob?.id ?? '', item)],
    [{ kind: 'team' }, (item) => item.entity.kind === 'team'],
    [{ event: 'user.*,team.edited' }, (item) => /^user\.|^team\.edited/.test(item.event)],
    [{ address: '192.0.2.0/28' }, (item) => /\.(\d|1[0-5])$/.test(item.address ?? '')],
    [{ address: '192.0.2.0/24' }, (item) => item.address !== ''],
    [{ q: 'king' }, (item) => named('king', item)],
    [{ until: at }, (item) => item.at < at],
    [{ from: at }, (item) => item.at >= at],
  ]
  for (const [n, [one, isOne]] of parts.entries())
    for (const [other, isOther] of parts.slice(n)) {
      if (one !== other && Object.keys(one)[0] === Object.keys(other)[0]) continue
      const expected = whole.filter((item) => isOne(item) && isOther(item)).map((item) => item.id)
      for (const limit of [FEW, 200]) {
        const found = await allPages(mixed, { ...one, ...other }, limit)
        expect([one, other, found.map((item) => item.id)]).toEqual([one, other, expected])
      }
    }
}, 120_000)

test('a rare combination in a long trail is found window by window, and the page says how far back it looked', async () => {
  const mixed = await openMixed(90, 200)
  const rare = { actorId: mixed.things[0]?.id, event: 'role.granted', kind: 'team' }
  const page = await mixed.page({ ...rare, limit: 5 })
  expect(page.total).toBeNull()
  const all = await allPages(mixed, rare, 200)
  const expected = (await allPages(mixed, { actorId: rare.actorId }, 200)).filter(
    (item) => item.event === rare.event && item.entity.kind === rare.kind,
  )
  expect(all.map((item) => item.id)).toEqual(expected.map((item) => item.id))
  expect(all.length).toBeGreaterThan(0)
  expect(await mixed.page({ kind: 'none', limit: 5 })).toMatchObject({
    items: [],
    next: null,
    total: 0,
    searchedTo: null,
  })
}, 120_000)
