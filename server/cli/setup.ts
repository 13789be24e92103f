import { password as askPassword, isCancel, text } from '@clack/prompts'
import type { Command } from 'commander'
import { newId } from '../platform/ids.ts'
import { StartError } from '../platform/start-error.ts'
import { makeAdministrator } from '../setup/index.ts'
import { readStdin } from './stdin.ts'
import { asOperator } from './world.ts'

interface Options {
  readonly givenName?: string
  readonly familyName?: string
  readonly email?: string
  readonly username?: string
  readonly installation?: string
  readonly passwordFromStdin?: boolean
}

export function setupCommand(program: Command): void {
  program
    .command('setup')
    .description('Create the first administrator without a browser; works once')
    .option('--given-name <name>')
    .option('--family-name <name>')
    .option('--email <address>')
    .option('--username <name>')
    .option('--installation <name>', 'what this Roster is called')
    .option('--password-from-stdin', 'read the password from standard input instead of asking')
    .action(async (options: Options) => {
      const input = await complete(options)
      await asOperator((ctx) => makeAdministrator(ctx, newId(), input, async () => undefined))
      process.stdout.write(`${input.givenName} is the first administrator of Roster.\n`)
    })
}

async function complete(options: Options) {
  const { givenName, familyName = '', email = '', username = '', installation = '' } = options
  return {
    familyName,
    installation,
    username,
    givenName: givenName ?? (await ask('Given name')),
    email: email || (username ? '' : await ask('Email address')),
    password: options.passwordFromStdin ? await readStdin() : await askSecret('Password'),
  }
}

async function ask(message: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new StartError(`Say the ${message.toLowerCase()} as an option; see roster setup --help.`)
  const answer = await text({ message })
  if (isCancel(answer)) throw new StartError('Nothing was changed.')
  return answer
}

async function askSecret(message: string): Promise<string> {
  if (!process.stdin.isTTY) throw new StartError('Pass the password with --password-from-stdin.')
  const answer = await askPassword({ message })
  if (isCancel(answer)) throw new StartError('Nothing was changed.')
  return answer
}
