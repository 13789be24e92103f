import { expect, test } from 'vitest'
import { features } from '../../server/app/features.ts'

/** What may be changed while an administrator is logged in as somebody else. Another one needs a decision, and stands here. */
const CHANGES = [
  'access.decide',
  'access.filter',
  'access.preview',
  'access.who',
  'mailTemplates.preview',
  'roles.preview',
  'sessions.signOut',
  'teams.create',
  'teams.edit',
  'users.edit',
  'users.removePhoto',
  'users.setPhoto',
]

/** What is never read in somebody else's name: exports, what opens ways in, and the door itself. */
const NEVER = /export|download|links|proof|imports|password|sign-in\.(?!door$)|token|logInAs|passkey.*(begin|confirm)/i

const allowed = features
  .flatMap(({ routes }) => routes.map(({ contract }) => contract))
  .filter(({ asAnother }) => asAnother === 'allowed')

test('E-49 what whoever is logged in as somebody else may change is this, and nothing that needs a fresh proof', () => {
  const changes = allowed.filter(({ method }) => method !== 'GET')
  expect(changes.map(({ id }) => id).sort()).toEqual(CHANGES)
  expect(allowed.filter(({ stepUp }) => stepUp === true)).toEqual([])
})

test('E-49 no export, link or way in is open to them, not even to be read', () => {
  expect(allowed.filter(({ id }) => NEVER.test(id)).map(({ id }) => id)).toEqual([])
})
