import type { Command } from 'commander'
import type { Context } from '../platform/context.ts'
import { StartError } from '../platform/start-error.ts'
import {
  changeSettingsTo,
  type SettingValue,
  type ShownSetting,
  showSetting,
  showSettings,
  testMail,
} from '../settings/index.ts'
import { print, printTable } from './print.ts'
import { readStdin } from './stdin.ts'
import { asOperator } from './world.ts'

interface Flags {
  readonly json?: boolean
  readonly yes?: boolean
  readonly fromStdin?: boolean
}

const NOTES = `
A running server follows within a second. What the file or the environment fixes is changed there.
Values: text as it is, numbers, on or off, lists with commas. Exit code: 0 done, 1 refused.`

export function settingsCommand(program: Command): void {
  const settings = program
    .command('settings')
    .description('What an administrator may tune; with a running server or without')
    .addHelpText('after', NOTES)
  settings
    .command('list')
    .description('Every setting with its value and where it comes from')
    .option('--json', 'print everything that is known of each')
    .action(async ({ json }: Flags) => {
      const found = await asOperator((ctx) => showSettings(ctx))
      if (json) print(found)
      else printAll(found)
    })
  settings
    .command('get')
    .description('One setting; all without a key')
    .argument('[key]', 'for example passwords.minimum')
    .option('--json', 'print everything that is known of it')
    .action(async (key: string | undefined, { json }: Flags) => {
      const found = await asOperator(async (ctx) => (key ? [await showSetting(ctx, key)] : showSettings(ctx)))
      const [one] = found
      if (json) print(key ? one : found)
      else if (key && one) say(asText(one.value))
      else printAll(found)
    })
  settings
    .command('set')
    .description('Choose a value')
    .argument('<key>')
    .argument('[value]', 'left out where it comes from standard input')
    .option('--from-stdin', 'read the value from standard input, as whatever holds a password must be')
    .option('--yes', 'also where it has consequences that are asked about')
    .option('--json', 'print the setting afterwards')
    .action(async (key: string, value: string | undefined, flags: Flags) => {
      const text = await textOf(value, flags)
      await change(key, flags, async (ctx) => readValue(await showSetting(ctx, key), text))
    })
  settings
    .command('unset')
    .description('Go back to the value that is built in')
    .argument('<key>')
    .option('--yes', 'also where it has consequences that are asked about')
    .option('--json', 'print the setting afterwards')
    .action((key: string, flags: Flags) => change(key, flags, async () => null))
  settings
    .command('test-mail')
    .description('Try the mail server step by step and send a test mail; exit code 1 where it fails')
    .argument('<address>', 'where the test mail goes')
    .option('--json', 'print the steps as JSON')
    .action(async (to: string, { json }: Flags) => {
      const result = await asOperator((ctx) => testMail(ctx, { body: { to } }))
      const lines = result.steps.map(({ step, ok, message }) => `${ok ? 'ok  ' : 'FAIL'} ${step}: ${message}`)
      if (json) print(result)
      else say(lines.join('\n'))
      if (!result.ok) process.exitCode = 1
    })
}

async function change(
  key: string,
  { yes = false, json }: Flags,
  read: (ctx: Context) => Promise<SettingValue | null>,
): Promise<void> {
  const changed = await asOperator(async (ctx) => {
    await changeSettingsTo(ctx, [{ key, value: await read(ctx), version: undefined }], yes)
    return showSetting(ctx, key)
  })
  if (json) print(changed)
  else say(`${key} is ${asText(changed.value) || 'empty'}.`)
}

/** Arguments of a command are seen by everybody on the machine and stay in the history of the shell (R102). */
async function textOf(value: string | undefined, { fromStdin }: Flags): Promise<string> {
  if (fromStdin) return readStdin()
  if (value === undefined) throw new StartError('Say the value, or --from-stdin.')
  if (URL.canParse(value) && new URL(value).password !== '')
    throw new StartError('Others on this machine can read what stands in a command. Pass a password with --from-stdin.')
  return value
}

function readValue({ key, type }: ShownSetting, text: string): SettingValue {
  if (type === 'number') return /^-?\d+$/.test(text) ? Number(text) : wrong(key, 'a whole number')
  if (type === 'switch') {
    if (/^(on|true|yes)$/i.test(text)) return true
    return /^(off|false|no)$/i.test(text) ? false : wrong(key, 'on or off')
  }
  if (type === 'choices' || type === 'permissions')
    return text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  return text
}

function wrong(key: string, wanted: string): never {
  throw new StartError(`${key} takes ${wanted}.`)
}

function printAll(settings: readonly ShownSetting[]): void {
  printTable(
    ['setting', 'value', 'from'],
    settings.map((one) => [one.key, asText(one.value), placeOf(one)]),
  )
}

function placeOf({ source, fixedBy, setBy }: ShownSetting): string {
  if (fixedBy) return fixedBy.kind === 'file' ? `${fixedBy.name} in ${fixedBy.file}` : fixedBy.name
  return source === 'administrator' ? `chosen by ${setBy ?? 'somebody who is gone'}` : 'built in'
}

function asText(value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  return Array.isArray(value) ? value.join(',') : String(value)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
