import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { getModule, installModule, listModules, planModule, planRemoval, removeModule } from '../modules/contract.ts'
import type { Context } from '../platform/context.ts'
import type { ReplyOf } from '../platform/contract.ts'
import { StartError } from '../platform/start-error.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { readStdin } from './stdin.ts'
import { asOperator } from './world.ts'

interface Flags {
  readonly json?: boolean
  readonly yes?: boolean
}

type Plan = ReplyOf<typeof planModule>

const NOTES = `
A manifest is YAML or JSON; - reads it from standard input. Mistakes are named by line and column.
Exit code: 0 done, 1 refused.`

/** `roster modules …`: the applications whose access is administered here. */
export function modulesCommand(program: Command): void {
  const modules = program
    .command('modules')
    .description('Applications: install, upgrade and remove them, and what that changes for whom')
    .addHelpText('after', NOTES)
  addReading(modules)
  addChanging(modules)
}

function addReading(modules: Command): void {
  modules
    .command('list')
    .description('Every module')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Flags) => {
      const { items } = await asOperator((ctx) => operate(ctx, listModules, {}))
      if (json) return print(items)
      printTable(
        ['key', 'name', 'release', 'roles', 'people', 'state'],
        items.map((one) => [one.key, one.name, one.release, String(one.roles), String(one.people ?? ''), stateOf(one)]),
      )
    })
  modules
    .command('show')
    .argument('<key>')
    .description('The manifest of a module')
    .option('--json', 'print all that is known of it')
    .action(async (key: string, { json }: Flags) => {
      const module = await asOperator((ctx) => operate(ctx, getModule, { params: { key } }))
      if (json) return print(module)
      process.stdout.write(module.text)
    })
  modules
    .command('plan')
    .argument('<file>', 'a manifest')
    .description('What installing it would change, and for whom')
    .option('--json', 'print as JSON')
    .action(async (file: string, { json }: Flags) => {
      const manifest = await textOf(file)
      const plan = await asOperator((ctx) => operate(ctx, planModule, { body: { manifest } }))
      if (json) return print(plan)
      process.stdout.write(`${plan.name}: ${plan.outcome}\n${linesOf(plan).join('\n')}\n`)
    })
}

function addChanging(modules: Command): void {
  modules
    .command('install')
    .argument('<file>', 'a manifest')
    .description('Install a module, upgrade it, or bring it back')
    .option('--yes', 'also where people lose something by it')
    .option('--json', 'print the module afterwards')
    .action(async (file: string, { json, yes }: Flags) => {
      const manifest = await textOf(file)
      const module = await asOperator(async (ctx) => {
        const plan = await operate(ctx, planModule, { body: { manifest } })
        assertMeant(plan, yes)
        return operate(ctx, installModule, { params: { key: plan.key }, body: { manifest }, version: plan.version })
      })
      if (json) return print(module)
      process.stdout.write(`${module.name}${module.release ? ` ${module.release}` : ''} is installed.\n`)
    })
  modules
    .command('remove')
    .argument('<key>')
    .description('Take a module and its roles out of effect; installed again, all is as before')
    .option('--yes', 'also where people lose something by it')
    .action(async (key: string, { yes }: Flags) => {
      process.stdout.write(`${await asOperator((ctx) => remove(ctx, key, yes))}\n`)
    })
}

async function remove(ctx: Context, key: string, yes: boolean | undefined): Promise<string> {
  const plan = await operate(ctx, planRemoval, { params: { key } })
  assertMeant(plan, yes)
  await operate(ctx, removeModule, { params: { key }, version: plan.version })
  return `${plan.name} is removed.`
}

function assertMeant(plan: Plan, yes: boolean | undefined): void {
  const losing = plan.effects.filter(({ lose }) => lose > 0)
  if (yes || losing.length === 0) return
  throw new StartError(`People lose something by it:\n${losing.map(lineOf).join('\n')}\nSay --yes.`)
}

function linesOf({ changes, roles, effects, obstacles }: Plan): string[] {
  return [
    ...changes.map(({ kind, key, change, after }) => `  ${change} ${kind} ${key}${after ? `: ${after}` : ''}`),
    ...roles
      .filter(({ people }) => people > 0)
      .map((role) => `  role ${role.name}: ${role.change}, ${role.people} people`),
    ...effects.map(lineOf),
    ...obstacles.map(({ message }) => `  refused: ${message}`),
  ]
}

function lineOf({ scope, action, field, level, gain, gainers, lose, losers }: Plan['effects'][number]): string {
  const what = field ? `${scope}.${field} ${action}` : `${scope}.${action} ${level ?? ''}`.trim()
  const who = (word: string, count: number, people: readonly { readonly name: string }[]) =>
    count === 0
      ? []
      : [`${count} ${word} (${people.map(({ name }) => name).join(', ')}${count > people.length ? ', …' : ''})`]
  return `  ${what}: ${[...who('gain', gain, gainers), ...who('lose', lose, losers)].join(', ')}`
}

function stateOf({ removed, fixed }: { readonly removed: boolean; readonly fixed: boolean }): string {
  if (removed) return 'removed'
  return fixed ? 'fixed by the configuration' : 'installed'
}

async function textOf(file: string): Promise<string> {
  if (file === '-') return readStdin()
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new StartError(`${file} cannot be read.`)
  }
}
