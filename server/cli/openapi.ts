import type { Command } from 'commander'
import { apiDocument } from '../app/openapi.ts'

export function openapiCommand(program: Command): void {
  program
    .command('openapi')
    .description('Print the OpenAPI document of the HTTP API')
    .action(() => {
      process.stdout.write(`${JSON.stringify(apiDocument(), null, 1)}\n`)
    })
}
