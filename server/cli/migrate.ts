import type { Command } from 'commander'
import { bringForward } from '../app/bring-forward.ts'
import { openKeys } from '../app/key-file.ts'
import { enter, openBare, prepareDirectory } from '../app/open-engine.ts'
import { readConfig } from '../platform/config.ts'
import { print } from './print.ts'

export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database forward without starting a server')
    .option('--json', 'print the steps taken as JSON')
    .addHelpText(
      'after',
      '\nA server does this by itself when it starts. On SQLite it refuses while one runs; on PostgreSQL servers of the\nformer version may go on, since every step keeps what they need. Back up first: steps only go forward.',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const config = readConfig(process.env, process.cwd())
      const leave = config.databaseUrl ? undefined : await enter(config, 'alone')
      try {
        prepareDirectory(config)
        openKeys(config)
        const engine = await openBare(config)
        const steps = await bringForward(config, engine).finally(() => engine.close())
        if (json) print({ steps })
        else process.stdout.write(steps.length === 0 ? 'The database is up to date.\n' : `Taken: ${steps.join(', ')}\n`)
      } finally {
        await leave?.()
      }
    })
}
