/**
 * Runs the desk on loopback. Node 24 runs it as it is: node examples/desk/main.ts
 * Needs ROSTER_URL (http://localhost:3000) and ROSTER_TOKEN (rst_…); DESK_PORT and DESK_FILE if you like.
 */
import { createDesk, introduce } from './desk.ts'
import { rosterAt } from './roster.ts'
import { seed } from './seed.ts'
import { openStore } from './store.ts'

const { ROSTER_URL = '', ROSTER_TOKEN = '', DESK_PORT = '3100', DESK_FILE = 'desk.db' } = process.env
if (ROSTER_URL === '' || ROSTER_TOKEN === '') {
  process.stderr.write('Set ROSTER_URL and ROSTER_TOKEN; the README says how to get a token.\n')
  process.exit(2)
}

const roster = rosterAt(ROSTER_URL, ROSTER_TOKEN)
const store = openStore(DESK_FILE)
await seed(roster, store, new Date().toISOString())
await introduce(roster, store)
createDesk(roster, store).listen(Number(DESK_PORT), '127.0.0.1', () => {
  process.stdout.write(`The desk is at http://localhost:${DESK_PORT}\n`)
})
