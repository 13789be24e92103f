import type { Command } from 'commander'
import type { ReplyOf } from '../platform/contract.ts'
import { StartError } from '../platform/start-error.ts'
import {
  addTeamMember,
  createTeam,
  deleteTeam,
  getTeam,
  listMembers,
  listTeams,
  moveTeam,
  removeTeamMember,
} from '../teams/contract.ts'
import { everyPage } from './every-page.ts'
import { findTeam, findUser } from './find.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { asOperator, tell } from './world.ts'

interface Flags {
  readonly json?: boolean
  readonly yes?: boolean
  readonly below?: boolean
  readonly parent?: string
  readonly position?: string
  readonly moveMembersTo?: string
}

/** `roster teams …`: the tree and who belongs to it. */
export function teamsCommand(program: Command): void {
  const teams = program.command('teams').description('Teams: the tree, and who belongs to it')
  addTree(teams)
  addMembers(teams)
}

function addTree(teams: Command): void {
  teams
    .command('list')
    .description('The whole tree')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Flags) => {
      const { items } = await asOperator((ctx) => operate(ctx, listTeams, {}))
      if (json) return print(items)
      printTable(['team', 'members', 'below', 'id'], indented(items))
    })
  teams
    .command('show')
    .argument('<team>')
    .description('All that is known of a team, as JSON')
    .action(async (named: string) => {
      print(
        await asOperator(async (ctx) => operate(ctx, getTeam, { params: { team: (await findTeam(ctx, named)).id } })),
      )
    })
  teams
    .command('create')
    .argument('<name>')
    .description('Create a team, at the top or below another')
    .option('--parent <team>')
    .action((name: string, { parent }: Flags) =>
      tell(async (ctx) => {
        const parentId = parent ? (await findTeam(ctx, parent)).id : null
        const team = await operate(ctx, createTeam, { body: { name, parentId } })
        return `${team.name} is created (${team.id}).`
      }),
    )
  teams
    .command('move')
    .argument('<team>')
    .argument('[parent]', 'the team it goes below; to the top where left out')
    .description('Move a team, with all below')
    .action((named: string, parent: string | undefined) =>
      tell(async (ctx) => {
        const team = await findTeam(ctx, named)
        const parentId = parent ? (await findTeam(ctx, parent)).id : null
        await operate(ctx, moveTeam, { params: { team: team.id }, body: { parentId }, version: team.version })
        return `${team.name} is moved.`
      }),
    )
  teams
    .command('delete')
    .argument('<team>')
    .description('Delete a team')
    .option('--move-members-to <team>', 'where its members go')
    .option('--yes', 'mean it')
    .action((named: string, { yes, moveMembersTo }: Flags) =>
      tell(async (ctx) => {
        const team = await findTeam(ctx, named)
        if (!yes) throw new StartError(`This deletes ${team.name}, with ${team.memberCount} members. Say --yes.`)
        const query = moveMembersTo ? { moveMembersTo: (await findTeam(ctx, moveMembersTo)).id } : {}
        await operate(ctx, deleteTeam, { params: { team: team.id }, query, version: team.version })
        return `${team.name} is deleted.`
      }),
    )
}

function addMembers(teams: Command): void {
  teams
    .command('members')
    .argument('<team>')
    .description('Who belongs to a team')
    .option('--below', 'also to the teams below')
    .option('--json', 'print as JSON')
    .action(async (named: string, { below, json }: Flags) => {
      const items = await asOperator(async (ctx) => {
        const params = { team: (await findTeam(ctx, named)).id }
        const whose = { below: below ? ('true' as const) : ('false' as const) }
        return everyPage((query) => operate(ctx, listMembers, { params, query: { ...whose, ...query } }))
      })
      if (json) return print(items)
      printTable(
        ['name', 'position', 'id'],
        items.map((one) => [one.user.name, one.position, one.user.id]),
      )
    })
  teams
    .command('add')
    .argument('<team>')
    .argument('<user>')
    .description('Put a user into a team')
    .option('--position <position>')
    .action((named: string, who: string, { position = '' }: Flags) =>
      tell(async (ctx) => {
        const [team, user] = [await findTeam(ctx, named), await findUser(ctx, who)]
        await operate(ctx, addTeamMember, { params: { team: team.id, user: user.id }, body: { position } })
        return `${user.name} belongs to ${team.name}.`
      }),
    )
  teams
    .command('remove')
    .argument('<team>')
    .argument('<user>')
    .description('Take a user out of a team')
    .action((named: string, who: string) =>
      tell(async (ctx) => {
        const [team, user] = [await findTeam(ctx, named), await findUser(ctx, who)]
        await operate(ctx, removeTeamMember, { params: { team: team.id, user: user.id } })
        return `${user.name} does not belong to ${team.name} any more.`
      }),
    )
}

function indented(items: ReplyOf<typeof listTeams>['items'], parent: string | null = null, depth = 0): string[][] {
  const known = new Set(items.map((team) => team.id))
  return items
    .filter((team) => (parent === null ? !team.parentId || !known.has(team.parentId) : team.parentId === parent))
    .flatMap((team) => [
      ['  '.repeat(depth) + team.name, String(team.memberCount), String(team.belowCount), team.id],
      ...indented(items, team.id, depth + 1),
    ])
}
