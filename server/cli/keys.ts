import type { Command } from 'commander'
import { keyFile, readKeyFile, writeKeyFile } from '../app/key-file.ts'
import { checkKeys, listKeys, lockKeys, revokeKey } from '../keys/index.ts'
import type { Context } from '../platform/context.ts'
import { type RootKey, randomRoot, rootKey } from '../platform/secrets.ts'
import { StartError } from '../platform/start-error.ts'
import { print, printTable } from './print.ts'
import { asOperator } from './world.ts'

interface Options {
  readonly json?: boolean
}

const RUNNING = 'A running server goes on with the keys of the file within seconds.'

export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('The root keys, on which links and sealed secrets hang')
  keys
    .command('list')
    .description('Which keys there are, and what still hangs on each')
    .option('--json', 'print as JSON')
    .action(async ({ json }: Options) => {
      const items = await asOperator(listKeys)
      if (json) print(items)
      else
        printTable(
          ['key', 'state', 'open links', 'tokens'],
          items.map((key) => [key.id, key.state, String(key.openLinks), String(key.tokens)]),
        )
    })
  keys
    .command('rotate')
    .description('Make a new current key; the former one still proves what it signed')
    .addHelpText('after', `\nNothing ends by it. ${RUNNING}\nKeep a copy of the new key file apart from the database.`)
    .action(async () => {
      const id = await asOperator(rotate)
      process.stdout.write(`The current key is ${id} now. ${RUNNING}\n`)
    })
  keys
    .command('revoke')
    .argument('<key>', 'its id, as `keys list` shows it')
    .description('Trust a former key no more: its open links and the tokens derived from it end at once')
    // An id may begin with a dash, which would read as an option.
    .allowUnknownOption()
    .action(async (id: string) => {
      const { links, tokens } = await asOperator((ctx) => revokeKey(ctx, id, (tx) => writeRevoked(tx, id)))
      process.stdout.write(
        `The key ${id} is revoked; ${links} open links have ended, and ${tokens} tokens. ${RUNNING}\n`,
      )
    })
}

/** One after the other: of two who read the same file and write it anew, one would lose the key of the other for ever. */
function rotate(ctx: Context): Promise<string> {
  return ctx.transaction(async (tx) => {
    await lockKeys(tx)
    const made = rootKey(randomRoot())
    const former = ringOf(tx).map((key): RootKey => (key.state === 'current' ? { ...key, state: 'former' } : key))
    write(tx, [made, ...former])
    await checkKeys(tx)
    return made.id
  })
}

function writeRevoked(ctx: Context, id: string): void {
  const ring = ringOf(ctx)
  const key = ring.find((one) => one.id === id)
  if (!key) throw new StartError(`There is no key ${id}; see roster keys list.`)
  if (key.state === 'current')
    throw new StartError('This is the current key. Make another one first: roster keys rotate.')
  if (key.state === 'revoked') throw new StartError(`The key ${id} is revoked already.`)
  write(
    ctx,
    ring.map((one): RootKey => (one === key ? { ...one, state: 'revoked' } : one)),
  )
}

function ringOf({ world }: Context): RootKey[] {
  return readKeyFile(keyFile(world.config))
}

function write({ world }: Context, ring: readonly RootKey[]): void {
  const file = keyFile(world.config)
  try {
    writeKeyFile(file, ring)
  } catch (error) {
    throw new StartError(`The key file ${file} cannot be written: ${error instanceof Error ? error.message : error}`)
  }
  world.keys.replace(ring)
}
