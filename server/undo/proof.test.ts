import { expect, test } from 'vitest'
import { PASSWORD } from '../../tests/harness/people.ts'
import { startServer } from '../../tests/harness/server.ts'
import { prove } from '../factors/contract.ts'
import { minutes } from '../platform/clock.ts'
import { ReauthRequired } from '../platform/failures.ts'
import { createRole, grantUserRole, listUserRoles } from '../roles/contract.ts'
import { editUser, getUser } from '../users/contract.ts'
import { applyUndo } from './contract.ts'

test('R59 taking back a role asks for a fresh proof as giving one does; a job title does not', async () => {
  const { admin, person, call, refused, attempt, trail, clock } = await startServer()
  const ada = await person('Ada Lovelace')
  const user = { params: { user: ada.id } }
  const role = await call(admin, createRole, { body: { name: 'Reader', permissions: [] } })
  await call(admin, grantUserRole, { params: { user: ada.id, role: role.id }, body: {} })
  const { version } = await call(admin, getUser, user)
  await call(admin, editUser, { ...user, body: { position: 'Countess' }, version })
  const [edited, granted] = await trail(ada.id)
  clock.advance(minutes(11))
  const undo = (row: typeof edited) => ({ params: { change: row?.changeId ?? '' }, body: {} })
  expect((await attempt(admin, applyUndo, undo(edited))).status).toBe(201)
  await refused(admin, applyUndo, undo(granted), ReauthRequired)
  expect((await call(admin, listUserRoles, user)).items).toHaveLength(1)
  await call(admin, prove, { body: { password: PASSWORD } })
  expect((await attempt(admin, applyUndo, undo(granted))).status).toBe(201)
  expect((await call(admin, listUserRoles, user)).items).toHaveLength(0)
})
