/** The real application for a test: set up by its real route, on a database of its own, with a clock moved by hand. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { buildRoster, type Roster } from '../../server/app/build.ts'
import { chores } from '../../server/app/chores.ts'
import { auditJobs, listTrail, type TrailItem } from '../../server/audit/index.ts'
import { prove } from '../../server/factors/contract.ts'
import { stopHasher } from '../../server/passwords/index.ts'
import type { Contract, Failure, ReplyOf } from '../../server/platform/contract.ts'
import { ReauthRequired } from '../../server/platform/failures.ts'
import type { Problem } from '../../server/platform/http/problem.ts'
import { randomRoot } from '../../server/platform/secrets.ts'
import { setUp } from '../../server/setup/contract.ts'
import { setUpAddress } from '../../server/setup/index.ts'
import { attempt, type Browser, canaryOf, type Given, type Outcome } from './call.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { makePerson, type NewPerson, PASSWORD, type Person, signInAgain, visitor } from './people.ts'
import { openWorld, type TestWorld } from './world.ts'

export interface ServerOptions {
  readonly database?: 'sqlite' | 'postgres'
  /** Keys of settings.ts, as in the configuration file. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** Other keys of the configuration file. */
  readonly config?: Readonly<Record<string, unknown>>
  /** True: a mail server is there, as `mailbox`. */
  readonly mail?: boolean
  readonly now?: string
  /** False: nobody has set it up yet, so `admin` is nobody. */
  readonly setUp?: boolean
}

export interface TestServer {
  readonly roster: Roster
  readonly clock: TestWorld['clock']
  /** Lines of the log. */
  readonly logged: readonly string[]
  readonly mailbox: Mailbox | undefined
  /** Somebody nobody knows. */
  readonly visitor: Person
  /** The first administrator, signed in. */
  readonly admin: Person
  /** Calls and expects success; answers the reply. */
  call<C extends Contract>(actor: Browser, contract: C, given: Given<C>): Promise<ReplyOf<C>>
  /** Calls and expects this refusal; answers the problem document. */
  refused<C extends Contract>(actor: Browser, contract: C, given: Given<C>, failure: Failure): Promise<Problem>
  /** Calls and expects nothing: for races. */
  attempt<C extends Contract>(actor: Browser, contract: C, given: Given<C>): Promise<Outcome<C>>
  /** Somebody created by the administrator, activated by the real link and signed in. Named as `Ada Lovelace`. */
  person(name: string, what?: NewPerson): Promise<Person>
  /** Signs in anew, for example after the session ended. */
  signIn(person: Person): Promise<void>
  /** Events of the trail, newest first: all, or those about somebody or something. */
  trail(entityId?: string): Promise<readonly TrailItem[]>
  /** Another process on the same database, with the same sessions: as behind a load balancer. */
  another(): Promise<Pick<TestServer, 'call' | 'refused' | 'attempt' | 'roster' | 'run'>>
  /** Lets one recurring job do one round. */
  run(job: string): Promise<void>
}

/** Starts a Roster that ends with the test. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const mailbox = options.mail ? await openMailbox() : undefined
  const world = await openWorld({
    ...(options.database ? { database: options.database } : {}),
    ...(options.now ? { now: options.now } : {}),
    environment: { ROSTER_CONFIG: writeConfig(options), ...(mailbox ? { ROSTER_SMTP_URL: mailbox.url } : {}) },
  })
  writeFileSync(join(world.config.dataDir, 'root.key'), randomRoot().toString('base64url'), { mode: 0o600 })
  const { clock, engine, log } = world
  const roster = await buildRoster(world.config, { clock, engine, log, jobs: false })
  onTestFinished(() => stop(roster))
  onTestFinished(() => canaryOf(roster).assertNotIn(world.logged))
  const app = appOf(roster, world)
  const admin = options.setUp === false ? visitor() : await becomeAdministrator(roster, app)
  const another = async () => {
    const other = await buildRoster(world.config, { clock, log, engine: await world.openAnother(), jobs: false })
    onTestFinished(() => stop(other))
    return { roster: other, ...appOf(other, world) }
  }
  const there = { roster, clock, another, logged: world.logged, mailbox, visitor: visitor(), admin }
  return { ...app, ...there, ...withPeople(app, admin) }
}

function appOf(
  roster: Roster,
  { logged }: TestWorld,
): Pick<TestServer, 'attempt' | 'call' | 'refused' | 'trail' | 'run'> {
  const told = ({ id }: Contract, outcome: Outcome<unknown>) =>
    `${id} answered ${outcome.status}: ${JSON.stringify(outcome.problem ?? outcome.reply)}${outcome.status === 500 ? `\n${logged.at(-1)}` : ''}`
  return {
    attempt: (actor, contract, given) => attempt(roster, actor, contract, given),
    // As the console does: asked for a fresh proof, one gives it and goes on.
    async call(actor, contract, given) {
      const first = await attempt(roster, actor, contract, given)
      const isStale = first.problem?.code === ReauthRequired.code
      if (isStale) await attempt(roster, actor, prove, { body: { password: PASSWORD } })
      const outcome = isStale ? await attempt(roster, actor, contract, given) : first
      if (outcome.problem) throw new Error(told(contract, outcome))
      return outcome.reply as ReplyOf<typeof contract>
    },
    async refused(actor, contract, given, failure) {
      const outcome = await attempt(roster, actor, contract, given)
      if (outcome.problem?.code !== failure.code)
        throw new Error(`Expected ${failure.code}; ${told(contract, outcome)}`)
      return outcome.problem
    },
    trail: async (entityId) => (await listTrail(roster.ctx, { limit: 200, entityId })).items,
    async run(name) {
      const job = [...auditJobs, ...chores()].find((one) => one.name === name)
      if (!job) throw new Error(`No job is called ${name}.`)
      await job.run(roster.ctx, new AbortController().signal)
    },
  }
}

function withPeople(app: Pick<TestServer, 'call'>, admin: Person): Pick<TestServer, 'person' | 'signIn'> {
  return {
    person: (name, what = {}) => makePerson(app, admin, name, what),
    signIn: (person) => signInAgain(app, person),
  }
}

/** The set-up page, as the operator opens it. */
async function becomeAdministrator(roster: Roster, { call }: Pick<TestServer, 'call'>): Promise<Person> {
  const secret = (await setUpAddress(roster.ctx))?.split('#')[1] ?? ''
  const browser = visitor()
  await call(browser, setUp, {
    body: { secret, givenName: 'Grace', familyName: 'Hopper', username: 'grace', password: PASSWORD },
  })
  const row = await roster.world.engine.reads
    .selectFrom('users')
    .select('id')
    .where('username', '=', 'grace')
    .executeTakeFirstOrThrow()
  return { ...browser, id: row.id, name: 'Grace Hopper', identifier: 'grace' }
}

/** JSON is YAML; the cheapest hash that Roster accepts, since here nobody guesses. */
function writeConfig({ settings = {}, config = {} }: ServerOptions): string {
  const folder = mkdtempSync(join(tmpdir(), 'roster-config-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'roster.config.yaml')
  writeFileSync(file, JSON.stringify({ argon2: { memoryKiB: 7168, iterations: 1 }, settings, ...config }))
  return file
}

async function stop(roster: Roster): Promise<void> {
  await roster.server.close()
  await roster.jobs.stop()
  await stopHasher(roster.world)
}
