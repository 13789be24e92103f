/** The client portal of the seeds: five ranked roles, who may do what to whom, and who may make whom what (P-05 … P-13). */
import { expect, test } from 'vitest'
import { resetFactors } from '../../server/factors/contract.ts'
import { issueUserLink } from '../../server/links/contract.ts'
import { createRole, getRole, grantUserRole, listRoles } from '../../server/roles/contract.ts'
import { setSetting } from '../../server/settings/contract.ts'
import { createUser, deleteUser, getUser, listUsers } from '../../server/users/contract.ts'
import type { Person } from '../harness/people.ts'
import { startServer } from '../harness/server.ts'

const ROLES = ['Super Admin', 'Admin', 'Creator', 'Viewer', 'Ecommerce Viewer'] as const
type Role = (typeof ROLES)[number]
const RANK: Record<Role, number> = { 'Super Admin': 4, Admin: 3, Creator: 2, Viewer: 1, 'Ecommerce Viewer': 1 }
const MANAGES: readonly Role[] = ['Super Admin', 'Admin']

async function openPortal() {
  const settings = { 'roles.maxPerUser': 1, 'roles.required': true, 'roles.grantedByOperatorOnly': ['Super Admin'] }
  const server = await startServer()
  const { call, admin, person } = server
  const cell = (permission: string) => {
    const [scope = '', action = ''] = permission.split('.')
    const level = action === 'create' || scope === 'roles' ? ('yes' as const) : ('all' as const)
    return { scope, action, level }
  }
  const ids = new Map<Role, string>()
  for (const name of ROLES) {
    const managing = ['create', 'grant', 'links', 'factors', 'delete'].map((action) => `users.${action}`)
    const permissions = ['users.read', 'roles.read', ...(MANAGES.includes(name) ? managing : [])].map(cell)
    ids.set(name, (await call(admin, createRole, { body: { name, rank: RANK[name], permissions } })).id)
  }
  const idOf = (role: Role) => ids.get(role) ?? ''
  const one = (name: string, role: Role, more = {}) => person(name, { roles: [idOf(role)], ...more })
  const actors = new Map<Role, Person>()
  for (const role of ROLES) actors.set(role, await one(`Actor ${role}`, role))
  const superior = await one('Another Superior', 'Super Admin', { activated: false })
  for (const [key, value] of Object.entries(settings))
    await call(admin, setSetting, { params: { key }, body: { value: value as never, confirmed: true }, version: 0 })
  return { ...server, idOf, actors, one, superior }
}

test('P-05 P-06 P-07 P-10 … P-13 eight actions by five roles: all see people and roles, two manage', async () => {
  const { attempt, call, admin, actors, idOf, person } = await openPortal()
  let made = 0
  const target = (activated: boolean) => person(`Target ${++made}`, { roles: [idOf('Viewer')], activated })
  const version = async (id: string) => (await call(admin, getUser, { params: { user: id } })).version
  const actions: Record<string, (by: Person) => Promise<number>> = {
    'view users': async (by) => (await attempt(by, listUsers, {})).status,
    'view roles': async (by) => {
      const [all, one] = [
        await attempt(by, listRoles, {}),
        await attempt(by, getRole, { params: { role: idOf('Admin') } }),
      ]
      return Math.max(all.status, one.status)
    },
    create: async (by) => {
      const body = { username: `made.${++made}`, roles: [{ id: idOf('Viewer') }] }
      return (await attempt(by, createUser, { body })).status
    },
    'change role': async (by) => {
      const params = { user: (await target(false)).id, role: idOf('Ecommerce Viewer') }
      return (await attempt(by, grantUserRole, { params, body: { instead: idOf('Viewer') } })).status
    },
    'resend invitation': async (by) => {
      const params = { user: (await target(false)).id }
      return (await attempt(by, issueUserLink, { params, body: { kind: 'activation' } as never })).status
    },
    'reset password': async (by) => {
      const params = { user: (await target(true)).id }
      return (await attempt(by, issueUserLink, { params, body: { kind: 'password-reset' } as never })).status
    },
    'reset 2FA': async (by) => {
      const { id } = await target(true)
      const outcome = await attempt(by, resetFactors, { params: { user: id } })
      // Nothing is set up yet: whoever may is told so.
      return outcome.status === 409 ? 200 : outcome.status
    },
    remove: async (by) => {
      const { id } = await target(true)
      return (await attempt(by, deleteUser, { params: { user: id }, version: await version(id) })).status
    },
  }
  for (const [name, act] of Object.entries(actions))
    for (const role of ROLES) {
      const by = actors.get(role)
      const may = name.startsWith('view') || MANAGES.includes(role)
      expect(`${name} by ${role}: ${by && (await act(by)) < 300}`).toBe(`${name} by ${role}: ${may}`)
    }
})

test('P-07 P-09 the whole 5 × 5 × 5: who may make whom what is a matter of rank, and nobody is made Super Admin', async () => {
  const { attempt, actors, idOf, one, superior } = await openPortal()
  let made = 0
  for (const by of ROLES)
    for (const from of ROLES) {
      const who = from === 'Super Admin' ? superior : await one(`Subject ${++made}`, from, { activated: false })
      for (const to of ROLES) {
        const actor = actors.get(by)
        const params = { user: who.id, role: idOf(to) }
        const outcome = actor && (await attempt(actor, grantUserRole, { params, body: { instead: idOf(from) } }))
        const below = MANAGES.includes(by) && RANK[from] < RANK[by] && RANK[to] < RANK[by]
        const may = below && to !== 'Super Admin'
        const told = `${by} makes a ${from} ${to}`
        expect(`${told}: ${(outcome?.status ?? 500) < 300}`).toBe(`${told}: ${may}`)
        if (actor && may && to !== from)
          await attempt(actor, grantUserRole, { params: { ...params, role: idOf(from) }, body: { instead: idOf(to) } })
      }
    }
})
