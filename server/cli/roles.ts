import type { Command } from 'commander'
import { getRole, grantUserRole, listRoles, revokeUserRole } from '../roles/contract.ts'
import { findRole, findUser } from './find.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { asOperator } from './world.ts'

interface Flags {
  readonly json?: boolean
  readonly from?: string
  readonly until?: string
}

/** `roster roles …`: the catalogue, and who holds what. */
export function rolesCommand(program: Command): void {
  const roles = program.command('roles').description('Roles: what there is, giving and taking')
  roles
    .command('list')
    .description('All roles with the numbers of their holders')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Flags) => {
      const { items } = await asOperator((ctx) => operate(ctx, listRoles, {}))
      if (json) return print(items)
      const lines = items.map((role) => [
        role.name,
        role.origin,
        role.audience,
        String(role.holders?.people ?? ''),
        role.id,
      ])
      printTable(['name', 'origin', 'audience', 'holders', 'id'], lines)
    })
  roles
    .command('show')
    .argument('<role>', 'by name or id')
    .description('What a role gives')
    .option('--json', 'print as JSON')
    .action(async (named: string, { json }: Flags) => {
      const role = await asOperator(async (ctx) => {
        const { id } = await findRole(ctx, named)
        return operate(ctx, getRole, { params: { role: id } })
      })
      if (json) return print(role)
      process.stdout.write(`${role.name} (${role.origin})${role.inactive ? ', inactive' : ''}\n${role.description}\n\n`)
      const given = role.permissions.filter(({ level }) => level !== 'none' && level !== 'no')
      printTable(
        ['scope', 'action', 'level'],
        given.map((one) => [one.scope, one.action, one.level]),
      )
    })
  roles
    .command('grant')
    .argument('<user>')
    .argument('<role>')
    .description('Give a role to a user')
    .option('--from <instant>')
    .option('--until <instant>')
    .action(async (named: string, role: string, { from, until }: Flags) => {
      const told = await asOperator(async (ctx) => {
        const [user, { id, name }] = [await findUser(ctx, named), await findRole(ctx, role)]
        const body = { ...(from ? { from } : {}), ...(until ? { until } : {}) }
        await operate(ctx, grantUserRole, { params: { user: user.id, role: id }, body })
        return `${user.name} holds ${name}.`
      })
      process.stdout.write(`${told}\n`)
    })
  roles
    .command('revoke')
    .argument('<user>')
    .argument('<role>')
    .description('Take a role away')
    .action(async (named: string, role: string) => {
      const told = await asOperator(async (ctx) => {
        const [user, { id, name }] = [await findUser(ctx, named), await findRole(ctx, role)]
        await operate(ctx, revokeUserRole, { params: { user: user.id, role: id } })
        return `${user.name} does not hold ${name} any more.`
      })
      process.stdout.write(`${told}\n`)
    })
}
