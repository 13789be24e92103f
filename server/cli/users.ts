import type { Command } from 'commander'
import { addUserChanges } from './users/change.ts'
import { addUserCreate } from './users/create.ts'
import { addUserExport } from './users/export.ts'
import { addUserFactors } from './users/factor.ts'
import { addUserLink } from './users/link.ts'
import { addUserLists } from './users/list.ts'

/** `roster users …`: what an administrator does in the console, by name, beside a running server or without one. */
export function usersCommand(program: Command): void {
  const users = program
    .command('users')
    .description('People and applications: find, create, bar, let in, delete')
    .addHelpText(
      'after',
      '\n<user> is an id, ext:source:key, a username or an email address. Every change stands in the trail as made by the operator.\nExit code: 0 done, 1 refused.',
    )
  for (const add of [addUserLists, addUserExport, addUserCreate, addUserLink, addUserChanges, addUserFactors])
    add(users)
}
