import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { ColumnMapping, ImportKind, type InlineResult, importInline, Mapping, Options } from '../imports/index.ts'
import { StartError } from '../platform/start-error.ts'
import { importAfterCommands } from './import-undo.ts'
import { openOutput } from './output.ts'
import { asOperator, worksAlone } from './world.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly source?: string
  readonly map: ColumnMapping[]
  readonly mapping?: string
  readonly mode?: Options['mode']
  readonly type?: Options['type']
  readonly sendInvitations?: boolean
  readonly problems?: string
  readonly json?: boolean
}

const EXAMPLES = `
Columns are guessed from the first line; --map says better:
  --map staff_no=externalId:hr   the key of the person in the system “hr”
  --map boss=manager:email       the manager, by email address
  --map team=field:team          a profile field that is declared; newField:team declares it
  --map notes=ignore
Empty cells leave what is there; \\N clears it. Exit code: 0 all rows, 2 some were refused, 1 failed.`

export function importCommand(program: Command): void {
  const importing = program
    .command('import')
    .description('Import users, teams or memberships from a CSV file')
    .addArgument(new Argument('<kind>').choices(ImportKind.options))
    .argument('<file>', 'CSV in UTF-8 with a header line')
    .option('--dry-run', 'say what would happen and keep nothing')
    .option('--source <name>', 'whose keys the file holds, for example hr')
    .option('--map <column=target>', 'what a column means; may be repeated', collect, [])
    .option('--mapping <file>', 'a JSON file with “mapping” and “options” as in the API')
    .addOption(new Option('--mode <mode>', 'what rows may do').choices(['create', 'update', 'both']))
    .addOption(new Option('--type <type>', 'type of new users').choices(['regular', 'portal', 'api', 'admin']))
    .option('--send-invitations', 'mail an activation link to everybody who is created')
    .option('--problems <file>', 'write refused rows with their reasons to this CSV file')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(runImport)
  importAfterCommands(importing)
}

async function runImport(kind: ImportKind, file: string, flags: Flags): Promise<void> {
  if (!existsSync(file)) throw new StartError(`There is no file ${file}.`)
  const { mapping, options } = readMapping(flags)
  const ending = new AbortController()
  process.once('SIGINT', () => ending.abort())
  const alone = await worksAlone()
  const result = await asOperator((ctx) =>
    importInline(ctx, {
      kind,
      fileName: basename(file),
      source: createReadStream(file),
      keySource: flags.source,
      mapping,
      columns: flags.map,
      options,
      dry: flags.dryRun === true,
      alone,
      signal: ending.signal,
      onProgress: showProgress,
    }),
  )
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  if (flags.problems && result.csv) (await openOutput(flags.problems)).end(result.csv)
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ ...result.import, firstProblems: result.problems }, null, 2)}\n`)
  else print(result, flags)
  process.exitCode = exitCodeOf(result)
}

function exitCodeOf({ import: { state, problems } }: InlineResult): number {
  if (state !== 'done' && state !== 'checked') return 1
  return problems > 0 ? 2 : 0
}

function print({ import: found, problems }: InlineResult, flags: Flags): void {
  const { created, updated, unchanged, refused } = found.counts
  const isUndoable = !flags.dryRun && created > 0
  const lines = [
    ...(found.state === 'failed' ? [`The import failed: ${found.error}`] : []),
    ...(found.state === 'running' || found.state === 'checking'
      ? [`Stopped after ${found.rowsDone} of ${found.rowsTotal} rows. A running server goes on with it.`]
      : []),
    `${flags.dryRun ? 'Dry run, nothing was kept: ' : ''}${created} created, ${updated} updated, ${unchanged} unchanged, ${refused} refused.`,
    ...problems.map(({ line, field, reason }) => `  line ${line}${field ? `, ${field}` : ''}: ${reason}`),
    ...(found.problems > problems.length
      ? [
          `  … and ${found.problems - problems.length} more${flags.problems ? '' : '; --problems writes them to a file'}.`,
        ]
      : []),
    ...(isUndoable ? [`Taken back by: roster import undo ${found.id}`] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} rows …`)
}

const MappingFile = z.union([
  Mapping.transform((mapping) => ({ mapping, options: {} })),
  z.strictObject({ mapping: Mapping.optional(), options: Options.partial().default({}) }),
])

function readMapping(flags: Flags): { mapping: Mapping | undefined; options: Options } {
  const file = flags.mapping === undefined ? { mapping: undefined, options: {} } : readMappingFile(flags.mapping)
  const { mode, type, sendInvitations } = flags
  const given = Object.fromEntries(
    Object.entries({ mode, type, sendInvitations }).filter(([, value]) => value !== undefined),
  )
  return { mapping: file.mapping, options: Options.parse({ ...file.options, ...given }) }
}

function readMappingFile(path: string) {
  try {
    return MappingFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : ''
    throw new StartError(`${path} is no mapping: ${reason}`)
  }
}

function collect(text: string, before: ColumnMapping[]): ColumnMapping[] {
  const [, column = '', target = '', detail] = /^(.+)=(\w+)(?::(.+))?$/.exec(text) ?? []
  const mapping = ColumnMapping.safeParse({ column, target, ...detailOf(target, detail) })
  if (!mapping.success)
    throw new InvalidArgumentError('Write column=target or column=target:detail, for example staff_no=externalId:hr.')
  return [...before, mapping.data]
}

function detailOf(target: string, detail: string | undefined): Partial<Record<keyof ColumnMapping, string>> {
  if (detail === undefined) return target === 'user' || target === 'manager' ? { by: 'username' } : {}
  if (target === 'field' || target === 'newField') return { field: detail }
  if (target === 'phone') return { phoneKind: detail }
  if (target !== 'user' && target !== 'manager') return { source: detail }
  return ['username', 'email', 'id'].includes(detail) ? { by: detail } : { by: 'externalId', source: detail }
}
