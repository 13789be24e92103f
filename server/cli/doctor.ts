import type { Command } from 'commander'
import { withAddressLeft } from '../app/address-file.ts'
import { examineAll } from '../app/doctor/index.ts'
import { readConfig } from '../platform/config.ts'
import { print } from './print.ts'

const MARKS = { ok: 'ok  ', warn: 'WARN', fail: 'FAIL' } as const

export function doctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Look at everything that operating Roster depends on')
    .option('--json', 'print the findings as JSON')
    .addHelpText('after', '\nExit code: 0 all well, 1 something does not work, 2 something deserves a look.')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examineAll(withAddressLeft(readConfig(process.env, process.cwd())))
      if (json) print(findings)
      else
        for (const { state, about, message } of findings) process.stdout.write(`${MARKS[state]} ${about}: ${message}\n`)
      const states = new Set(findings.map((one) => one.state))
      process.exitCode = states.has('fail') ? 1 : states.has('warn') ? 2 : 0
    })
}
