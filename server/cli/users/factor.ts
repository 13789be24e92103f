import type { Command } from 'commander'
import { askForFactor, resetFactors } from '../../factors/contract.ts'
import { operate } from '../operate.ts'
import { change } from './change.ts'

/** What helps when the phone is lost and no other administrator is there to help. */
export function addUserFactors(users: Command): void {
  users
    .command('reset-factor')
    .argument('<user>')
    .description('Remove the second factor of a user; the next sign-in sets one up anew')
    .action((named: string) =>
      change(named, {}, 'sets a second factor up at the next sign-in', (ctx, user) =>
        operate(ctx, resetFactors, { params: { user: user.id } }),
      ),
    )
  users
    .command('ask-factor')
    .argument('<user>')
    .description('Ask a user for a second factor from the next sign-in on')
    .action((named: string) =>
      change(named, {}, 'needs a second factor from the next sign-in on', (ctx, user) =>
        operate(ctx, askForFactor, { params: { user: user.id } }),
      ),
    )
}
