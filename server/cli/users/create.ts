import { type Command, Option } from 'commander'
import type { Context } from '../../platform/context.ts'
import { createUser } from '../../users/contract.ts'
import { UserType } from '../../users/shapes.ts'
import { findPortal, findRole, findTeam } from '../find.ts'
import { operate } from '../operate.ts'
import { print } from '../print.ts'
import { asOperator } from '../world.ts'
import { linkTo } from './link.ts'

interface Wish {
  readonly type: 'admin' | 'regular' | 'portal' | 'api'
  readonly username?: string
  readonly email?: string
  readonly givenName?: string
  readonly familyName?: string
  readonly role: readonly string[]
  readonly team: readonly string[]
  readonly portal: readonly string[]
  readonly mail?: boolean
  readonly json?: boolean
}

const several = (value: string, before: readonly string[]): string[] => [...before, value]

export function addUserCreate(users: Command): void {
  users
    .command('create')
    .description('Create a user; prints the link by which they choose their password')
    .addOption(new Option('--type <type>').choices(UserType.options).default('regular'))
    .option('--username <name>')
    .option('--email <address>')
    .option('--given-name <name>')
    .option('--family-name <name>')
    .option('--role <role>', 'by name or id; may be repeated', several, [])
    .option('--team <team>', 'by name or id; may be repeated', several, [])
    .option('--portal <portal>', 'of a portal user, by key or id; may be repeated', several, [])
    .option('--mail', 'mail the link instead of printing it')
    .option('--json', 'print the user and the link as JSON')
    .action(async (wish: Wish) => {
      const { user, link } = await asOperator((ctx) => create(ctx, wish))
      if (wish.json) return print({ user, link })
      process.stdout.write(`${user.name} is created (${user.id}).\n`)
      if (link) process.stdout.write(`To be handed over, works once: ${link}\n`)
    })
}

async function create(ctx: Context, wish: Wish) {
  const { type, username, email, givenName, familyName, mail = false } = wish
  const roles = await Promise.all(wish.role.map(async (named) => ({ id: (await findRole(ctx, named)).id })))
  const teams = await Promise.all(wish.team.map(async (named) => ({ id: (await findTeam(ctx, named)).id })))
  const portals = await Promise.all(wish.portal.map(async (named) => (await findPortal(ctx, named)).id))
  const user = await operate(ctx, createUser, {
    body: {
      type,
      roles,
      teams,
      ...(portals.length > 0 ? { portals } : {}),
      ...(username ? { username } : {}),
      ...(email ? { emails: [email] } : {}),
      ...(givenName ? { givenName } : {}),
      ...(familyName ? { familyName } : {}),
      wayIn: mail ? 'mail-link' : 'show-link',
      sendAccessInfo: mail,
    },
  })
  // A link of a portal user opens at a portal of theirs that is on.
  const opens = type === 'portal' ? user.portals.some(({ offAt }) => offAt === null) : type !== 'api'
  const copied = !mail && opens
  return { user, link: copied ? await linkTo(ctx, user.id, 'activation') : null }
}
