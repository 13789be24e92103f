import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { createRole } from '../roles/contract.ts'
import { createTeam, giveTeamRole } from '../teams/contract.ts'
import { getUser, listUsers } from './contract.ts'

test('a list tells each role once, and whether it was given to the person or comes by a team alone', async () => {
  const { admin, call, person } = await startServer()
  const crew = await call(admin, createTeam, { body: { name: 'Crew' } })
  const make = (name: string) => call(admin, createRole, { body: { name, permissions: [] } })
  const [both, byTeam] = [await make('Both'), await make('By team')]
  for (const role of [both, byTeam]) await call(admin, giveTeamRole, { params: { team: crew.id, role: role.id } })
  const ada = await person('Ada Lovelace', { teams: [crew.id], roles: [both.id], activated: false })
  const told = [
    { id: both.id, name: 'Both', direct: true },
    { id: byTeam.id, name: 'By team', direct: false },
  ]
  expect((await call(admin, listUsers, { query: { q: 'lovelace' } })).items[0]?.roles).toEqual(told)
  expect((await call(admin, getUser, { params: { user: ada.id } })).roles).toEqual(told)
})
