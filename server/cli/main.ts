/** The command line of Roster. One file per command; each is registered here. */
import { Command } from 'commander'
import { failureOf } from '../platform/lacking.ts'
import { StartError } from '../platform/start-error.ts'
import { auditCommand } from './audit.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { keysCommand } from './keys.ts'
import { migrateCommand } from './migrate.ts'
import { modulesCommand } from './modules.ts'
import { openapiCommand } from './openapi.ts'
import { portalsCommand } from './portals.ts'
import { rolesCommand } from './roles.ts'
import { serveCommand } from './serve.ts'
import { settingsCommand } from './settings.ts'
import { setupCommand } from './setup.ts'
import { teamsCommand } from './teams.ts'
import { tokensCommand } from './tokens.ts'
import { usersCommand } from './users.ts'

const program = new Command('roster')
  .description('Administers people: accounts, roles, teams and access.')
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError()
const commands = [
  serveCommand,
  setupCommand,
  settingsCommand,
  usersCommand,
  rolesCommand,
  teamsCommand,
  modulesCommand,
  portalsCommand,
  tokensCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  migrateCommand,
  keysCommand,
  auditCommand,
  doctorCommand,
  openapiCommand,
]
for (const add of commands) add(program)
// Whoever reads may stop early, as `roster teams list | head` does: what was begun is finished all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
try {
  await program.parseAsync()
} catch (error) {
  const sentence = error instanceof StartError ? error.message : failureOf(error)?.title
  if (!sentence) throw error
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
