import { expect, onTestFinished, test } from 'vitest'
import { buildRoster } from '../../server/app/build.ts'
import { verifyTrail } from '../../server/audit/index.ts'
import { stopHasher } from '../../server/passwords/index.ts'
import { movableClock } from '../../server/platform/clock.ts'
import { readConfig } from '../../server/platform/config.ts'
import { openLog } from '../../server/platform/log.ts'
import { asker, PASSWORD } from './story.ts'
import { everything, type Unpacked, unpack } from './unpack.ts'

const RELEASES = ['0006', '0012', '0015', '0019', '0022']

async function open({ folder, engine, facts }: Unpacked) {
  const config = readConfig({ ROSTER_DATA_DIR: folder, PORT: '4793' }, folder)
  const clock = movableClock(new Date(Date.parse(facts.at) + 60_000).toISOString())
  const log = openLog('silent')
  const roster = await buildRoster(config, { clock, engine, log, jobs: false })
  const origin = await roster.server.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(async () => {
    await roster.server.close()
    await stopHasher(roster.world)
  })
  return { roster, ask: asker(origin) }
}

test.each(RELEASES)('a database written by release %s is brought forward and loses no row', async (release) => {
  const unpacked = await unpack(release)
  const before = await everything(unpacked.engine)
  await open(unpacked)
  const after = await everything(unpacked.engine)
  for (const [table, rows] of before) {
    const columns = Object.keys(rows[0] ?? {})
    const kept = new Set(after.get(table)?.map((row) => JSON.stringify(columns.map((column) => row[column]))))
    const lost = rows.filter((row) => !kept.has(JSON.stringify(columns.map((column) => row[column]))))
    expect({ table, lost }).toEqual({ table, lost: [] })
  }
})

test.each(RELEASES)('everybody of release %s is who they were, and their ways in still work', async (release) => {
  const unpacked = await unpack(release)
  const { facts } = unpacked
  const { ask, roster } = await open(unpacked)
  const { cookie } = facts.admin
  expect((await ask('GET', '/users/counts', cookie)).body.all).toBe(facts.users)
  expect((await ask('GET', '/me', facts.grace.cookie)).status).toBe(200)
  await ask('POST', '/sign-in', '', { identifier: facts.grace.identifier, password: PASSWORD })
  await ask('POST', '/activations', '', { link: facts.bruno.activation, password: PASSWORD })
  await ask('POST', '/sign-in', '', { identifier: 'bruno', password: PASSWORD })
  const chen = (await ask('GET', `/users/${facts.chen.id}`, cookie)).body
  expect(chen).toMatchObject({ status: { key: 'suspended' } })
  await ask('POST', `/users/${facts.dora.id}/restoration`, cookie)
  const roles = (await ask('GET', `/users/${facts.grace.id}/roles`, cookie)).body.items
  expect(JSON.stringify(roles)).toContain(facts.role.name)
  expect((await ask('GET', '/users?q=velazquez', cookie)).body.items).toMatchObject([{ id: facts.grace.id }])
  const { declared } = facts
  if (declared) {
    const kept = (await ask('GET', `/directories/berths/records/${declared.record}`, cookie)).body
    expect(kept).toMatchObject({ name: 'North 1', people: 1 })
    expect((await ask('GET', `/modules/${declared.module}`, cookie)).body).toMatchObject({ removed: false })
  }
  expect((await verifyTrail(roster.ctx)).problems).toEqual([])
})
