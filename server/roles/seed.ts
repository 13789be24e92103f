import type { Tx } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { newId } from '../platform/ids.ts'
import * as store from './seed.store.ts'

type Level = 'all' | 'team' | 'own' | 'yes'
type Permissions = Readonly<Record<string, Level>>

const PEOPLE = (actions: readonly string[], level: Level): Permissions =>
  Object.fromEntries(actions.map((action) => [`users.${action}`, action === 'create' ? 'yes' : level]))

/** Roles that every Roster begins with; read-only, a start for copies. */
const BUILTIN: readonly { name: string; description: string; permissions: Permissions }[] = [
  {
    name: 'Directory reader',
    description: 'Sees everybody and every team, changes nothing.',
    permissions: { 'users.read': 'all', 'teams.read': 'all' },
  },
  {
    name: 'Team reader',
    description: 'Sees the people and teams of their own teams and below.',
    permissions: { 'users.read': 'team', 'teams.read': 'team' },
  },
  {
    name: 'User manager',
    description: 'Creates, edits, invites, suspends and deletes users; puts them into teams.',
    permissions: {
      ...PEOPLE(
        ['create', 'read', 'edit', 'suspend', 'delete', 'links', 'sessions', 'unlock', 'grant', 'history'],
        'all',
      ),
      'roles.read': 'yes',
      'teams.read': 'all',
      'teams.members': 'all',
    },
  },
]

/** Creates the builtin roles of a new installation. */
export async function seedRoles(tx: Tx): Promise<void> {
  for (const role of BUILTIN) {
    const id = newId()
    await store.insertBuiltin(tx.db, {
      id,
      name: role.name,
      name_key: fold(role.name),
      description: role.description,
      at: tx.now(),
    })
    const rows = Object.entries(role.permissions).map(([permission, level]) => {
      const [scope = '', action = ''] = permission.split('.')
      return {
        id: newId(),
        role_id: id,
        scope,
        action,
        level,
        within_seconds: null,
        added_at: tx.now(),
        added_by: null,
        added_change: tx.changeId,
      }
    })
    await store.insertPermissions(tx.db, rows)
  }
}
