import type { Command } from 'commander'
import type { Context } from '../platform/context.ts'
import { StartError } from '../platform/start-error.ts'
import {
  addPortalPerson,
  createPortal,
  deletePortal,
  givePortalRole,
  listPortalPeople,
  listPortals,
  removePortalPerson,
  switchPortal,
  takePortalRole,
} from '../portals/contract.ts'
import { everyPage } from './every-page.ts'
import { findPortal, findRole, findUser } from './find.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { asOperator, tell } from './world.ts'

interface Flags {
  readonly json?: boolean
  readonly yes?: boolean
  readonly movePeopleTo?: string
}

interface Look {
  readonly name: string
  readonly welcome?: string
  readonly color?: string
  readonly host?: string
  readonly home?: string
}

const NOTES = `
A portal is named by its key or id, a user by id, ext:source:key, username or email address.
Exit code: 0 done, 1 refused.`

/** `roster portals …`: front doors for people outside, who is in them and what they give. */
export function portalsCommand(program: Command): void {
  const portals = program
    .command('portals')
    .description('Portals: front doors for people outside, on and off, and who is in them')
    .addHelpText('after', NOTES)
  addReading(portals)
  addDoors(portals)
  addPeople(portals)
  addRoles(portals)
}

function addReading(portals: Command): void {
  portals
    .command('list')
    .description('Every portal, with its address')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Flags) => {
      const { items } = await asOperator((ctx) => operate(ctx, listPortals, {}))
      if (json) return print(items)
      printTable(
        ['key', 'name', 'state', 'people', 'roles', 'address'],
        items.map(({ key, name, offAt, people, roles, address }) => [
          ...[key, name, offAt ? 'off' : 'on', String(people)],
          ...[roles.map((role) => role.name).join(', '), address],
        ]),
      )
    })
  portals
    .command('show')
    .argument('<portal>')
    .description('All that is known of a portal, as JSON')
    .action(async (named: string) => print(await asOperator((ctx) => findPortal(ctx, named))))
  portals
    .command('people')
    .argument('<portal>')
    .description('Who is in a portal, and for whom they stand')
    .option('--json', 'print as JSON')
    .action(async (named: string, { json }: Flags) => {
      const items = await asOperator(async (ctx) => {
        const { id: portal } = await findPortal(ctx, named)
        return everyPage((query) => operate(ctx, listPortalPeople, { params: { portal }, query }))
      })
      if (json) return print(items)
      printTable(
        ['name', 'contact', 'accounts', 'id'],
        items.map(({ user, contact, accounts }) => [
          ...[user.name, contact?.name ?? '', accounts.map(({ name }) => name).join(', '), user.id],
        ]),
      )
    })
}

function addDoors(portals: Command): void {
  portals
    .command('create')
    .argument('<key>', 'stands in its address: /portal/<key>')
    .description('Create a portal; it is on, and nobody is in it')
    .requiredOption('--name <name>')
    .option('--welcome <sentence>', 'on its sign-in page')
    .option('--color <#rrggbb>', 'of its sign-in page')
    .option('--host <name>', 'a host name of its own')
    .option('--home <address>', 'the application to which people go on')
    .action((key: string, look: Look) =>
      tell(async (ctx) => {
        const { name, address } = await operate(ctx, createPortal, { body: { key, ...look } })
        return `${name} is created: ${address}`
      }),
    )
  portals
    .command('on')
    .argument('<portal>')
    .description('Switch a portal on')
    .action((named: string) => tell((ctx) => turn(ctx, named, true)))
  portals
    .command('off')
    .argument('<portal>')
    .description('Switch a portal off: whoever is signed in there is signed out')
    .option('--yes', 'also where somebody is signed in')
    .action((named: string, { yes }: Flags) => tell((ctx) => turn(ctx, named, false, yes)))
  portals
    .command('delete')
    .argument('<portal>')
    .description('Delete a portal')
    .option('--move-people-to <portal>', 'where its people go; they lose it where left out')
    .option('--yes', 'mean it')
    .action((named: string, { yes, movePeopleTo }: Flags) =>
      tell(async (ctx) => {
        const { id: portal, name, people, version } = await findPortal(ctx, named)
        if (!yes)
          throw new StartError(
            `This deletes ${name}, with ${people === 1 ? '1 person' : `${people} people`}. Say --yes.`,
          )
        const query = movePeopleTo
          ? { movePeopleTo: (await findPortal(ctx, movePeopleTo)).id }
          : { peopleLoseIt: 'true' as const }
        await operate(ctx, deletePortal, { params: { portal }, query, version })
        return `${name} is deleted.`
      }),
    )
}

async function turn(ctx: Context, named: string, on: boolean, yes = false): Promise<string> {
  const { id: portal, name, offAt, signedIn, version } = await findPortal(ctx, named)
  const word = on ? 'on' : 'off'
  if (on === (offAt === null)) return `${name} is ${word} already.`
  if (!on && !yes && signedIn > 0)
    throw new StartError(`${signedIn === 1 ? '1 session' : `${signedIn} sessions`} in ${name} would end. Say --yes.`)
  await operate(ctx, switchPortal, { params: { portal }, body: { on }, version })
  return `${name} is ${word}.`
}

function addPeople(portals: Command): void {
  portals
    .command('add')
    .argument('<portal>')
    .argument('<user>')
    .description('Let a portal user into a portal')
    .action((named: string, who: string) =>
      tell(async (ctx) => {
        const [portal, user] = [await findPortal(ctx, named), await findUser(ctx, who)]
        await operate(ctx, addPortalPerson, { params: { portal: portal.id, user: user.id } })
        return `${user.name} is in ${portal.name}.`
      }),
    )
  portals
    .command('remove')
    .argument('<portal>')
    .argument('<user>')
    .description('Take somebody out of a portal; they are signed out of it')
    .action((named: string, who: string) =>
      tell(async (ctx) => {
        const [portal, user] = [await findPortal(ctx, named), await findUser(ctx, who)]
        await operate(ctx, removePortalPerson, { params: { portal: portal.id, user: user.id } })
        return `${user.name} is not in ${portal.name} any more.`
      }),
    )
}

function addRoles(portals: Command): void {
  portals
    .command('give')
    .argument('<portal>')
    .argument('<role>')
    .description('Let a portal give a role to everybody in it')
    .action((named: string, what: string) =>
      tell(async (ctx) => {
        const [portal, role] = [await findPortal(ctx, named), await findRole(ctx, what)]
        await operate(ctx, givePortalRole, { params: { portal: portal.id, role: role.id } })
        return `${portal.name} gives ${role.name}.`
      }),
    )
  portals
    .command('take')
    .argument('<portal>')
    .argument('<role>')
    .description('Let a portal give a role no more')
    .action((named: string, what: string) =>
      tell(async (ctx) => {
        const [portal, role] = [await findPortal(ctx, named), await findRole(ctx, what)]
        await operate(ctx, takePortalRole, { params: { portal: portal.id, role: role.id } })
        return `${portal.name} does not give ${role.name} any more.`
      }),
    )
}
