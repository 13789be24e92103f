import { type Command, Option } from 'commander'
import type { Context } from '../../platform/context.ts'
import type { ReplyOf } from '../../platform/contract.ts'
import { listUsers } from '../../users/contract.ts'
import { StatusKey, UserType } from '../../users/shapes.ts'
import { findRole, findTeam, findUser } from '../find.ts'
import { operate } from '../operate.ts'
import { print, printTable } from '../print.ts'
import { asOperator } from '../world.ts'

const PAGE = 200

interface Filters {
  readonly search?: string
  readonly status?: string
  readonly type?: string
  readonly role?: string
  readonly team?: string
  readonly limit: string
  readonly json?: boolean
}

type Person = ReplyOf<typeof listUsers>['items'][number]

export function addUserLists(users: Command): void {
  users
    .command('list')
    .description('Who there is, by name')
    .option('--search <text>', 'in names, identifiers, phones, external ids')
    .addOption(new Option('--status <status>').choices(StatusKey.options))
    .addOption(new Option('--type <type>').choices(UserType.options))
    .option('--role <role>', 'holders, directly or by team')
    .option('--team <team>', 'members, also of the teams below')
    .option('--limit <number>', 'how many at most', '1000')
    .option('--json', 'print as JSON')
    .action(async (filters: Filters) => {
      const found = await asOperator((ctx) => list(ctx, filters))
      if (filters.json) return print(found)
      printTable(['name', 'username or email', 'type', 'status', 'id'], found.map(lineOf))
    })
  users
    .command('show')
    .argument('<user>')
    .description('All that is known of a user, as JSON')
    .option('--json', 'as it is anyway')
    .action(async (named: string) => print(await asOperator((ctx) => findUser(ctx, named))))
}

async function list(ctx: Context, { search, status, type, role, team, limit }: Filters): Promise<Person[]> {
  const most = Math.max(1, Number.parseInt(limit, 10) || 1)
  const filter = {
    ...(search ? { q: search } : {}),
    ...(status ? { status } : {}),
    ...(type ? { type } : {}),
    ...(role ? { role: (await findRole(ctx, role)).id } : {}),
    ...(team ? { team: (await findTeam(ctx, team)).id } : {}),
  }
  const found: Person[] = []
  let after: string | undefined
  do {
    const query = { ...filter, limit: Math.min(PAGE, most - found.length), ...(after ? { after } : {}) }
    const page = await operate(ctx, listUsers, { query })
    found.push(...page.items)
    after = page.next ?? undefined
  } while (after && found.length < most)
  return found
}

function lineOf(user: Person): string[] {
  return [user.name, user.username ?? user.email ?? '', user.type, user.status.key, user.id]
}
