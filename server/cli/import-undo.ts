import type { Command } from 'commander'
import { listImports } from '../imports/contract.ts'
import { StartError } from '../platform/start-error.ts'
import { type InlineUndoResult, undoImportInline } from '../undo/index.ts'
import { operate } from './operate.ts'
import { print, printTable } from './print.ts'
import { asOperator } from './world.ts'

interface Flags {
  readonly dryRun?: boolean
  readonly json?: boolean
}

const EXAMPLES = `
Deletes what the import created and nobody touched since; what it changed of others stays as it is.
“roster import list” tells the ids. Exit code: 0 all of it, 2 some stay, 1 failed.`

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `import list` and `import undo`, below `import`. */
export function importAfterCommands(importing: Command): void {
  importing
    .command('list')
    .description('List past imports, the newest first')
    .option('--json', 'print the imports as JSON')
    .action(list)
  importing
    .command('undo')
    .description('Delete what an import created and nobody touched since')
    .argument('<id>', 'id of the import')
    .option('--dry-run', 'say what would happen and keep nothing')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(undo)
}

async function list(_: object, command: Command): Promise<void> {
  const flags: Flags = command.optsWithGlobals()
  const { items } = await asOperator((ctx) => operate(ctx, listImports, { query: {} }))
  if (flags.json) return print(items)
  printTable(
    ['ID', 'FILE', 'HOLDS', 'STATE', 'CREATED', 'CHANGED', 'REFUSED', 'SENT'],
    items.map(({ id, fileName, kind, state, undone, counts, createdAt }) => [
      id,
      fileName,
      kind,
      undone === null ? state : undone === 'whole' ? 'undone' : 'undone in part',
      ...[counts.created, counts.updated, counts.refused].map(String),
      createdAt,
    ]),
  )
}

async function undo(importId: string, _: object, command: Command): Promise<void> {
  const flags: Flags = command.optsWithGlobals()
  if (!ID.test(importId)) throw new StartError(`${importId} is no id of an import. “roster import list” tells them.`)
  const ending = new AbortController()
  process.once('SIGINT', () => ending.abort())
  const dry = flags.dryRun === true
  const result = await asOperator((ctx) => undoImportInline(ctx, { importId, dry, signal: ending.signal }))
  if (flags.json) print({ ...result.undo, firstLeft: result.left })
  else tell(result, dry)
  process.exitCode = exitCodeOf(result)
}

function tell({ undo: { state, counts, done, total, error }, left }: InlineUndoResult, dry: boolean): void {
  const lines = [
    ...(state === 'failed' ? [`The undo failed: ${error}`] : []),
    ...(state === 'running' ? [`Stopped after ${done} of ${total}. A running server goes on with it.`] : []),
    `${dry ? 'Dry run, nothing was kept: ' : ''}${counts.undone} deleted, ${counts.gone} gone already, ${counts.left} stay.`,
    ...left.map(({ line, name, id, title, since }) => `  line ${line}, ${name || id}: ${why(title, since)}`),
    ...(counts.left > left.length ? [`  … and ${counts.left - left.length} more.`] : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

function why(title: string, since: InlineUndoResult['left'][number]['since']): string {
  if (!since) return title || 'changed since'
  return `changed since (${since.event}${since.by ? ` by ${since.by}` : ''}, ${since.at})`
}

function exitCodeOf({ undo: { state, counts } }: InlineUndoResult): number {
  if (state !== 'done' && state !== 'planned') return 1
  return counts.left > 0 ? 2 : 0
}
