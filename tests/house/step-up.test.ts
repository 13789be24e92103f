import { expect, test } from 'vitest'
import { features } from '../../server/app/features.ts'

/** What R59 names: email, password, factors, tokens, roles, export, settings of security and mail, deletion; and what is shown once. */
const SENSITIVE = [
  /^settings\.(set|reset|change)$/,
  /^roles\.(create|edit|delete|grant|revoke)$/,
  /^modules\.(install|remove)$/,
  /^(teams|portals)\.(giveRole|takeRole)$/,
  /^links\.reveal$/,
  /^passwords\.change$/,
  /^users\.(create|edit|changeType|delete|purge|export)$/,
  /^(audit|sign-in-log)\.export$/,
  /^imports\.run$/,
  /^sessions\.(endOwn|endOthers|endAll)$/,
  /^factors\.(?!own$|ofUser$|proof$|renewProof$)/,
  /^passkeys\.(begin|add|remove)$/,
  /^mailed-codes\./,
  /^[a-z]*[tT]okens?\.(create|issue|reveal|regenerate|revoke|change)/,
]

const contracts = features.flatMap(({ routes }) => routes.map(({ contract }) => contract))

test('R59 every sensitive route asks for a fresh proof, by its contract', () => {
  const sensitive = contracts.filter(({ id }) => SENSITIVE.some((pattern) => pattern.test(id)))
  expect(sensitive.length).toBeGreaterThan(25)
  expect(sensitive.filter(({ stepUp }) => !stepUp).map(({ id }) => id)).toEqual([])
})

test('no pattern names a route that is gone', () => {
  const idle = SENSITIVE.slice(0, -1).filter((pattern) => !contracts.some(({ id }) => pattern.test(id)))
  expect(idle).toEqual([])
})

test('R39 a route for half sessions says for which; no other lets them in, but sign-out', () => {
  const open = contracts.filter(({ half }) => half !== undefined).map(({ id, access }) => [id, access])
  expect(open.filter(([, access]) => access !== 'half-signed-in')).toEqual([['sessions.signOut', 'signed-in']])
})
