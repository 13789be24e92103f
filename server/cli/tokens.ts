import { Argument, type Command } from 'commander'
import { days, later } from '../platform/clock.ts'
import type { Context } from '../platform/context.ts'
import type { ReplyOf } from '../platform/contract.ts'
import { StartError } from '../platform/start-error.ts'
import { changeTokenMethod, createToken, listTokens, revokeToken } from '../tokens/contract.ts'
import { TokenMethod } from '../tokens/shapes.ts'
import { findUser } from './find.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { asOperator } from './world.ts'

type Token = ReplyOf<typeof listTokens>['items'][number]

interface Wish {
  readonly name: string
  readonly scope: readonly string[]
  readonly everything?: boolean
  readonly days?: string
  readonly from: readonly string[]
  readonly json?: boolean
}

const collect = (value: string, before: readonly string[]) => [...before, value]

/** `roster tokens …`: what applications call with. */
export function tokensCommand(program: Command): void {
  const tokens = program
    .command('tokens')
    .description('Tokens and signing keys: list, make, revoke')
    .addHelpText(
      'after',
      '\n<user> is an id, ext:source:key, a username or an email address. Every change stands in the trail as made by the operator.',
    )
  addList(tokens)
  addCreate(tokens)
  addEnds(tokens)
}

function addList(tokens: Command): void {
  tokens
    .command('list')
    .argument('<user>')
    .description('Tokens of a user, with what they may do and when they were last used')
    .option('--json', 'print as JSON')
    .action(async (named: string, { json }: { json?: boolean }) => {
      const { items } = await asOperator(async (ctx) => operate(ctx, listTokens, await paramsOf(ctx, named)))
      if (json) return print(items)
      printTable(['name', 'state', 'may do', 'ends', 'last used', 'id'], items.map(lineOf))
    })
}

function addCreate(tokens: Command): void {
  tokens
    .command('create')
    .argument('<user>')
    .description('Make a token, or a signing key where the user signs its requests; prints it, once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--scope <permission>', 'what it may do, as users.read; may stand several times', collect, [])
    .option('--everything', 'all that the user may do, now and later')
    .option('--days <number>', 'how long it works; 0 is without an end. As the settings suggest where left out')
    .option('--from <address>', 'works only from this address or network; may stand several times', collect, [])
    .option('--json', 'print as JSON, with its id')
    .action(async (named: string, wish: Wish) => {
      const made = await asOperator((ctx) => create(ctx, named, wish))
      if (wish.json) print({ id: made.token.id, kind: made.token.kind, value: made.value })
      else process.stdout.write(`${made.token.kind === 'hmac' ? `${made.token.id} ` : ''}${made.value}\n`)
    })
}

function addEnds(tokens: Command): void {
  tokens
    .command('revoke')
    .argument('<user>')
    .argument('<token>', 'its id, or its name where only one has it')
    .description('Stop a token from working, for good')
    .action(async (named: string, which: string) => {
      const name = await asOperator((ctx) => revoke(ctx, named, which))
      process.stdout.write(`${name} is revoked.\n`)
    })
  tokens
    .command('method')
    .argument('<user>')
    .addArgument(new Argument('<method>').choices(TokenMethod.options))
    .description('Whether an API user sends a token or signs its requests; what it had of the other kind is revoked')
    .action(async (named: string, method: string) => {
      await asOperator(async (ctx) => {
        const body = { method: TokenMethod.parse(method) }
        await operate(ctx, changeTokenMethod, { ...(await paramsOf(ctx, named)), body })
      })
      process.stdout.write(`${named} ${method === 'hmac' ? 'signs its requests' : 'calls with tokens'} now.\n`)
    })
}

async function create(ctx: Context, named: string, { name, scope, everything, days: life, from }: Wish) {
  if (scope.length > 0 === Boolean(everything))
    throw new StartError('Say what it may do: --scope <permission>, as often as needed, or --everything.')
  const expiresAt = life === undefined ? {} : { expiresAt: endIn(ctx, life) }
  const body = { name, scopes: everything ? null : [...scope], sources: [...from], ...expiresAt }
  return operate(ctx, createToken, { ...(await paramsOf(ctx, named)), body })
}

function endIn(ctx: Context, text: string): string | null {
  if (!/^\d{1,5}$/.test(text)) throw new StartError('--days takes a whole number.')
  return text === '0' ? null : later(ctx.now(), days(Number(text)))
}

async function revoke(ctx: Context, named: string, which: string): Promise<string> {
  const { params } = await paramsOf(ctx, named)
  const { items } = await operate(ctx, listTokens, { params })
  const found = items.filter((one) => one.id === which || (one.name === which && one.state !== 'revoked'))
  const [token, other] = found
  if (!token) throw new StartError(`There is no token ${which}; see roster tokens list.`)
  if (other) throw new StartError(`${found.length} tokens are called ${which}. Name one by its id.`)
  await operate(ctx, revokeToken, { params: { ...params, token: token.id } })
  return token.name
}

async function paramsOf(ctx: Context, named: string) {
  return { params: { user: (await findUser(ctx, named)).id } }
}

function lineOf({ name, state, scopes, expiresAt, usedAt, id }: Token): string[] {
  return [name, state, scopes?.join(' ') ?? 'everything', expiresAt ?? 'never', usedAt ?? 'never', id]
}
