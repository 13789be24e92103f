import type { Command } from 'commander'
import { verifyTrail } from '../audit/index.ts'
import { noteCheck } from '../audit-log/index.ts'
import { auditExportCommand } from './audit-export.ts'
import { asOperator } from './world.ts'

export function auditCommand(program: Command): void {
  const audit = program.command('audit').description('The trail of every change')
  auditExportCommand(audit)
  audit
    .command('verify')
    .description('Look for edits, removals, reorderings and truncations; exit code 1 where one is found')
    .option('--json', 'print the verdict as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const verdict = await asOperator(async (ctx) => {
        const found = await verifyTrail(ctx)
        await noteCheck(ctx, found)
        return found
      })
      if (json) process.stdout.write(`${JSON.stringify(verdict, null, 2)}\n`)
      else {
        process.stdout.write(`${verdict.rows} rows, ${verdict.sealed} sealed, ${verdict.anchors} anchors checked.\n`)
        for (const problem of verdict.problems) process.stdout.write(`  ${problem.kind}: ${problem.message}\n`)
        process.stdout.write(
          verdict.problems.length === 0 ? 'The trail is whole.\n' : `${verdict.problems.length} problems found.\n`,
        )
      }
      if (verdict.problems.length > 0) process.exitCode = 1
    })
}
