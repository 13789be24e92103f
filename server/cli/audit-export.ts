import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { allLeaves } from '../app/features.ts'
import { AuditFilter, noteExport, pieces } from '../audit-log/index.ts'
import { StartError } from '../platform/start-error.ts'
import { openOutput } from './output.ts'
import { asOperator } from './world.ts'

interface Flags extends Readonly<Record<string, string | undefined>> {
  readonly format: 'csv' | 'jsonl'
  readonly output?: string
}

const FILTERS: Readonly<Record<string, readonly [flag: string, help: string]>> = {
  from: ['--from <moment>', 'not older than this, for example 2026-11-01T00:00:00Z'],
  until: ['--until <moment>', 'older than this'],
  event: ['--event <names>', 'for example user.suspended,role.*'],
  actorId: ['--actor <id>', 'what this user did'],
  entityId: ['--entity <id>', 'events about it, or in which it is involved'],
  kind: ['--kind <kind>', 'for example user, role or team'],
  address: ['--address <address>', 'from this address or network, for example 192.0.2.0/24'],
  change: ['--change <id>', 'everything that one operation wrote'],
  request: ['--request <id>', 'everything that one request wrote'],
  q: ['--search <words>', 'names of whoever is involved, or events'],
}

const HELP = `
Every row has its place in the chain and the link there; those that "audit verify" vouches for can be found by them.
The export itself leaves a row in the trail. Without --output it is written to standard output.`

export function auditExportCommand(audit: Command): void {
  const command = audit
    .command('export')
    .description('Write the trail, or a part of it, newest first')
    .addOption(new Option('--format <format>', 'how to write it').choices(['csv', 'jsonl']).default('csv'))
    .option('--output <file>', 'where to write it; readable by its owner alone')
    .addHelpText('after', HELP)
  for (const [flag, help] of Object.values(FILTERS)) command.option(flag, help)
  command.action(runExport)
}

async function runExport(flags: Flags): Promise<void> {
  const asked = readFilter(flags)
  await asOperator(async (ctx) => {
    const wanted = await noteExport(ctx, flags.format, asked, allLeaves())
    const rows = Readable.from(pieces(ctx, flags.format, wanted, allLeaves()), { objectMode: false })
    if (flags.output === undefined) await pipeline(rows, process.stdout, { end: false })
    else await pipeline(rows, await openOutput(flags.output))
  }).catch(explainFile)
}

function readFilter(flags: Flags): AuditFilter {
  const named = Object.entries(FILTERS).flatMap(([name, [flag]]) => {
    const value = flags[flag.slice(2).split(' ')[0] ?? '']
    return value === undefined ? [] : [[name, value] as const]
  })
  const result = AuditFilter.safeParse(Object.fromEntries(named))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const [flag = ''] = FILTERS[String(issue?.path[0])]?.[0].split(' ') ?? []
  throw new StartError(`${flag}: ${issue?.message}`)
}

/** Whoever reads standard output may have enough of it: that is no failure. */
function explainFile(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return
  if (error instanceof Error && 'syscall' in error)
    throw new StartError(`The file cannot be written: ${error.message.replace(/^\w+: /, '')}`)
  throw error
}
