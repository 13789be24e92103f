import { expect, test } from 'vitest'
import { startServer } from '../../tests/harness/server.ts'
import { check, fileText, importText, problemsOf, run, upload } from '../../tests/imports/importing.ts'

const people = {
  columns: [
    { column: 'boss', target: 'manager', by: 'externalId', source: 'staff_no' },
    { column: 'born', target: 'newField', field: 'born', label: 'Born', fieldKind: 'date' },
  ],
} as const

test('every bad row of people is refused by line, column and reason, the good ones come in', async () => {
  const server = await startServer()
  const uploaded = await upload(server, server.admin, 'users', fileText('tests/imports/people-broken.csv'), people)
  const checked = await check(server, server.admin, uploaded)
  const told = await problemsOf(server, server.admin, uploaded)
  expect(told).toMatchInlineSnapshot(`
    [
      "3 born: Write a day as 1958-10-13.",
      "4 email: “mary(at)example.org” does not look like an email address.",
      "5 staff_no: “A1” stands in line 2 already.",
      "6 last_name: Invisible or control characters are not allowed.",
      "8 email: “ada@example.org” stands in line 2 already.",
      "10 boss: No user with staff_no A99.",
      "13 valid_until: Write a moment as 2026-11-21T09:30:00Z.",
      "14 : This row has 3 cells; the first line names 11 columns.",
      "15 account_type: “robot” is no type; write regular, admin, portal or api.",
      "16 roles: There is no role “Queen”.",
      "17 : A username or an email address is needed to sign in.",
      "18 account_type: “system” is no type; write regular, admin, portal or api.",
      "19 first_name: Invisible or control characters are not allowed.",
    ]
  `)
  const done = await run(server, server.admin, uploaded)
  expect(done.counts).toEqual(checked.counts)
  expect(await problemsOf(server, server.admin, done)).toEqual(told)
})

test('teams: unknown parents, circles, keys and names that stand twice', async () => {
  const server = await startServer()
  const uploaded = await upload(server, server.admin, 'teams', fileText('tests/imports/teams-broken.csv'))
  const checked = await check(server, server.admin, uploaded)
  const told = await problemsOf(server, server.admin, uploaded)
  expect(told).toMatchInlineSnapshot(`
    [
      "4 parent_key: No team with team X.",
      "5 parent_key: This team lies below itself: D → E → F → D.",
      "6 parent_key: This team lies below itself: E → F → D → E.",
      "7 parent_key: This team lies below itself: F → D → E → F.",
      "8 parent_key: A team above lies below itself: D.",
      "9 key: “A” stands in line 3 already.",
      "10 name: Another team in the same place has this name.",
      "11 key: The key of the team is missing.",
      "12 name: The name is missing.",
      "13 parent_key: The team above, “I” in line 12, was refused.",
      "14 name: Another team in the same place has this name.",
    ]
  `)
  const done = await run(server, server.admin, uploaded)
  expect(done.counts).toEqual(checked.counts)
  expect(await problemsOf(server, server.admin, done)).toEqual(told)
})

test('memberships: unknown teams and people, repeated rows, wrong bounds', async () => {
  const server = await startServer()
  await importText(server, server.admin, 'users', fileText('tests/imports/people-broken.csv'), people)
  await importText(server, server.admin, 'teams', fileText('tests/imports/teams-broken.csv'))
  const done = await importText(server, server.admin, 'memberships', fileText('tests/imports/memberships-broken.csv'))
  expect(await problemsOf(server, server.admin, done)).toMatchInlineSnapshot(`
    [
      "3 staff_no: No user with staff_no A99.",
      "4 team_key: No team with team X.",
      "5 staff_no: This person stands in this team in line 2 already.",
      "6 rank: This is not a whole number from 0.",
      "7 end_date: The end lies before the beginning.",
      "8 team_key: The team is missing.",
      "9 staff_no: The person is missing.",
      "10 start_date: Write a moment as 2026-11-21T09:30:00Z.",
    ]
  `)
  expect(done.counts).toMatchInlineSnapshot(`
    {
      "created": 2,
      "refused": 8,
      "unchanged": 0,
      "updated": 0,
    }
  `)
})
