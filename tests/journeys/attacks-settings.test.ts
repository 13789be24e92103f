import { test } from 'vitest'
import { Forbidden, Invalid } from '../../server/platform/failures.ts'
import { createRole } from '../../server/roles/contract.ts'
import { changeSettings, getSetting, setSetting } from '../../server/settings/contract.ts'
import { startServer } from '../harness/server.ts'

/** Kit may tune settings and delete people, but not see the suspended, nor erase anybody for good. */
async function openTuning() {
  const app = await startServer({})
  const { admin, call } = app
  const permissions = [
    ...['read', 'edit'].map((action) => ({ scope: 'settings', action, level: 'yes' as const })),
    ...['read', 'delete'].map((action) => ({ scope: 'users', action, level: 'all' as const })),
  ]
  const role = await call(admin, createRole, { body: { name: 'Tuner', permissions } })
  return { ...app, kit: await app.person('Kit Carson', { roles: [role.id] }) }
}

test('R66 no setting opens to its editor what no role of theirs gives: the suspended, or erasing at once', async () => {
  const { admin, call, refused, kit } = await openTuning()
  const hidden = { params: { key: 'users.suspendedVisibleTo' }, body: { value: 'admins' }, version: 0 }
  await call(admin, setSetting, hidden)
  const { version } = await call(kit, getSetting, { params: { key: 'users.suspendedVisibleTo' } })
  await refused(kit, setSetting, { ...hidden, body: { value: 'readers' }, version }, Forbidden)
  const changes = [{ key: 'deletion.graceDays', value: 0, version: 0 }]
  await refused(kit, changeSettings, { body: { changes, confirmed: true } }, Forbidden)
  await call(kit, setSetting, { params: { key: 'undo.days' }, body: { value: 20 }, version: 0 })
})

test('R13 no form of usernames keeps everybody waiting, whatever letters it likes', async () => {
  const { refused, kit, call } = await openTuning()
  const version = 0
  for (const value of ['^(z+)+$', '^(q|qq)+$', '^([x-z]+_?)+$', '^(ß*)*$'])
    await refused(kit, setSetting, { params: { key: 'usernames.pattern' }, body: { value }, version }, Invalid)
  await call(kit, setSetting, { params: { key: 'usernames.pattern' }, body: { value: '^[x-z]+_?$' }, version })
})
