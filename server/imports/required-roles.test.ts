import { expect, test } from 'vitest'
import { withModules } from '../../tests/harness/modules.ts'
import { startServer } from '../../tests/harness/server.ts'
import { importText, problemsOf } from '../../tests/imports/importing.ts'
import { createTeam, giveTeamRole } from '../teams/contract.ts'

test('roles.required holds for imports: who has no role, by the row or by a team, is refused', async () => {
  const server = await startServer({ settings: { 'roles.required': true } })
  const { admin, call } = server
  const reader = await withModules(server).roleCalled('Team reader')
  const team = await call(admin, createTeam, { body: { name: 'Harbour', parentId: null } })
  await call(admin, giveTeamRole, { params: { team: team.id, role: reader.id } })
  const people =
    'staff_no,first_name,email,roles,teams\nS1,Ada,ada@example.org,,\nS2,Bob,bob@example.org,Team reader,\nS3,Cleo,cleo@example.org,,Harbour\n'
  const done = await importText(server, admin, 'users', people)
  expect(done.counts).toEqual({ created: 2, updated: 0, unchanged: 0, refused: 1 })
  expect(await problemsOf(server, admin, done)).toEqual([
    '2 : Every regular user needs a role. Give another one first.',
  ])
})
