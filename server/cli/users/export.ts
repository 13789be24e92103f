import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Context } from '../../platform/context.ts'
import { StartError } from '../../platform/start-error.ts'
import { ExportAsked, ExportFormat } from '../../users/export/contract.ts'
import { noteUserExport, userExportPieces } from '../../users/index.ts'
import { StatusKey, UserType } from '../../users/shapes.ts'
import { findRole, findTeam } from '../find.ts'
import { openOutput } from '../output.ts'
import { asOperator } from '../world.ts'

interface Flags {
  readonly format: ExportFormat
  readonly output?: string
  readonly columns?: string
  readonly search?: string
  readonly status?: string
  readonly type?: string
  readonly role?: string
  readonly team?: string
}

export function addUserExport(users: Command): void {
  users
    .command('export')
    .description('Write users to a file that an import brings back unchanged')
    .addOption(new Option('--format <format>').choices(ExportFormat.options).default('csv'))
    .option('--output <file>', 'where to write it, readable by its owner alone; standard output where left out')
    .option('--columns <names>', 'with commas, in this order; all where left out')
    .option('--search <text>', 'in names, identifiers, phones, external ids')
    .addOption(new Option('--status <status>').choices(StatusKey.options))
    .addOption(new Option('--type <type>').choices(UserType.options))
    .option('--role <role>', 'holders, directly or by team')
    .option('--team <team>', 'members, also of the teams below')
    .addHelpText('after', '\nThe export itself leaves a row in the trail.')
    .action(run)
}

async function run(flags: Flags): Promise<void> {
  await asOperator(async (ctx) => {
    const asked = await read(ctx, flags)
    await noteUserExport(ctx, flags.format, asked)
    const content = Readable.from(userExportPieces(ctx, flags.format, asked), { objectMode: false })
    if (flags.output === undefined) await pipeline(content, process.stdout, { end: false })
    else await pipeline(content, await openOutput(flags.output))
  }).catch(explainFile)
}

async function read(ctx: Context, { columns, search, status, type, role, team }: Flags): Promise<ExportAsked> {
  const result = ExportAsked.safeParse({
    filter: {
      ...(search ? { q: search } : {}),
      ...(status ? { status: [status] } : {}),
      ...(type ? { type: [type] } : {}),
      ...(role ? { role: [(await findRole(ctx, role)).id] } : {}),
      ...(team ? { team: [(await findTeam(ctx, team)).id] } : {}),
    },
    ...(columns ? { columns: columns.split(',').map((name) => name.trim()) } : {}),
  })
  if (result.success) return result.data
  throw new StartError(`--columns: ${result.error.issues[0]?.message}`)
}

/** Whoever reads standard output may have enough of it: that is no failure. */
function explainFile(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return
  if (error instanceof Error && 'syscall' in error) throw new StartError(`The file cannot be written: ${error.message}`)
  throw error
}
