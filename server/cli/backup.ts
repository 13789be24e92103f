import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { placeOf } from '../app/open-engine.ts'
import { restore } from '../app/restore.ts'
import { writeBackup } from '../backup/index.ts'
import { readConfig } from '../platform/config.ts'
import { StartError } from '../platform/start-error.ts'
import { print, progress, progressEnd } from './print.ts'
import { asOperator } from './world.ts'

interface Options {
  readonly json?: boolean
  readonly force?: boolean
  readonly replace?: boolean
  readonly newKey?: boolean
}

export function backupCommand(program: Command): void {
  program
    .command('backup')
    .argument('<file>', 'where to write it')
    .description('Write everything into one file, also while Roster runs')
    .option('--force', 'replace a file that is there')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nThe root key is not in it: keep a copy of the key file apart. The file holds personal data; it is written with mode 0600.',
    )
    .action(async (file: string, { json, force }: Options) => {
      if (existsSync(file) && !force) throw new StartError(`${file} is there already. Say --force to replace it.`)
      const written = await asOperator((ctx) =>
        writeBackup(ctx, placeOf(ctx.world.config), file, (rows) => progress(`${rows} rows written`)),
      )
      progressEnd()
      if (json) print({ file, ...written })
      else
        process.stdout.write(`${written.rows} rows of ${written.tables} tables, as of ${written.at}, are in ${file}.\n`)
    })
}

export function restoreCommand(program: Command): void {
  program
    .command('restore')
    .argument('<file>', 'a file that `roster backup` wrote')
    .description('Put a backup back, on SQLite or PostgreSQL; refuses while a server runs')
    .option('--replace', 'set the database that is there aside (SQLite), under another name')
    .option('--new-key', 'go on although the root key of the backup is lost')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nThe whole backup is read and checked before anything is touched. Afterwards everybody signs in anew, and every open link is dead.',
    )
    .action(async (file: string, { json, replace = false, newKey = false }: Options) => {
      if (!existsSync(file)) throw new StartError(`${file} does not exist.`)
      const config = readConfig(process.env, process.cwd())
      const done = await restore(config, { file, replace, newKey, progress: (rows) => progress(`${rows} rows read`) })
      progressEnd()
      if (json) return print(done)
      process.stdout.write(`${done.rows} rows, as of ${done.at}, are back.\n`)
      process.stdout.write(
        `Ended: ${done.sessions} sessions, ${done.links} open links, ${done.mails} mails that waited.\n`,
      )
      for (const name of done.aside) process.stdout.write(`Set aside: ${name}\n`)
    })
}
