import type { Command } from 'commander'
import type { Context } from '../../platform/context.ts'
import { StartError } from '../../platform/start-error.ts'
import { deleteUser, reactivateUser, restoreUser, suspendUser } from '../../users/contract.ts'
import { unlockUser } from '../../users/locks/contract.ts'
import { purgeUser } from '../../users/purge/contract.ts'
import { findUser } from '../find.ts'
import { operate } from '../operate.ts'
import { print } from '../print.ts'
import { asOperator } from '../world.ts'

type Found = Awaited<ReturnType<typeof findUser>>

interface Flags {
  readonly json?: boolean
  readonly yes?: boolean
  readonly reason?: string
  readonly until?: string
}

export function addUserChanges(users: Command): void {
  users
    .command('suspend')
    .argument('<user>')
    .description('Bar a user from every way in, at once')
    .option('--reason <text>')
    .option('--until <instant>', 'lets them in again then, as 2027-01-31T08:00:00Z')
    .option('--json', 'print the user afterwards')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'is suspended', (ctx, user) =>
        operate(ctx, suspendUser, {
          params: { user: user.id },
          body: { reason: flags.reason ?? '', until: readInstant(flags.until) },
        }),
      ),
    )
  users
    .command('reactivate')
    .argument('<user>')
    .description('Let a suspended user in again')
    .option('--json', 'print the user afterwards')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'may come in again', (ctx, user) =>
        operate(ctx, reactivateUser, { params: { user: user.id } }),
      ),
    )
  users
    .command('unlock')
    .argument('<user>')
    .description('Lift a lock that too many failures brought about')
    .option('--json', 'print the user afterwards')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'may try again', (ctx, user) => operate(ctx, unlockUser, { params: { user: user.id } })),
    )
  users
    .command('delete')
    .argument('<user>')
    .description('Delete a user; restorable until the grace ends')
    .option('--yes', 'mean it')
    .option('--json', 'print the user afterwards')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'is deleted', (ctx, user) => {
        if (!flags.yes) throw new StartError(`This deletes ${user.name} (${user.id}). Say --yes, or suspend instead.`)
        return operate(ctx, deleteUser, { params: { user: user.id }, version: user.version })
      }),
    )
  users
    .command('restore')
    .argument('<user>')
    .description('Undo a deletion within its grace')
    .option('--json', 'print the user afterwards')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'is restored', (ctx, user) => operate(ctx, restoreUser, { params: { user: user.id } })),
    )
  users
    .command('purge')
    .argument('<user>')
    .description('Erase a deleted user for good, before the grace ends')
    .option('--yes', 'mean it')
    .action((named: string, flags: Flags) =>
      change(named, flags, 'is erased', (ctx, user) => {
        if (!flags.yes)
          throw new StartError(`This erases ${user.name} (${user.id}) for good; nothing brings it back. Say --yes.`)
        return operate(ctx, purgeUser, { params: { user: user.id } })
      }),
    )
}

/** Acts on the user who is named, and says what became of them. */
export async function change(
  named: string,
  { json }: Flags,
  done: string,
  act: (ctx: Context, user: Found) => Promise<unknown>,
): Promise<void> {
  const { user, reply } = await asOperator(async (ctx) => {
    const found = await findUser(ctx, named)
    return { user: found, reply: await act(ctx, found) }
  })
  if (json) print(reply)
  else process.stdout.write(`${user.name} ${done}.\n`)
}

function readInstant(text: string | undefined): string | null {
  if (!text) return null
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new StartError('--until: write a moment as 2027-01-31T08:00:00Z.')
  return at.toISOString()
}
