import type { Command } from 'commander'
import { serve } from '../app/serve.ts'
import { readConfig } from '../platform/config.ts'

export function serveCommand(program: Command): void {
  program
    .command('serve', { isDefault: true })
    .description('Start the server and print the address to open')
    .action(async () => {
      await serve(readConfig(process.env, process.cwd()), (line) => process.stdout.write(`${line}\n`))
    })
}
