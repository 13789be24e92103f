/** Environment and file, read once, validated as a whole, frozen. The environment wins over the file. */
import { existsSync, readFileSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { type ConfigFile, type Given, gather, unknownVariables } from './config-given.ts'
import { contradictionsIn, SettingsSchema } from './settings.ts'
import { StartError } from './start-error.ts'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/

const Url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (text) => protocols.includes(protocolOf(text)),
      `Write an address that begins with ${protocols.join('// or ')}//.`,
    )

const ConfigSchema = z.strictObject({
  port: z.coerce.number('Write a number from 0 to 65535.').int().min(0).max(65535).default(3000),
  host: z.string().min(1).default('127.0.0.1'),
  baseUrl: Url('http:', 'https:').optional(),
  dataDir: z.string().min(1).default('./data'),
  databaseUrl: Url('postgres:', 'postgresql:').optional(),
  migrationDatabaseUrl: Url('postgres:', 'postgresql:').optional(),
  smtpUrl: Url('smtp:', 'smtps:').optional(),
  rootKeyFile: z.string().min(1).optional(),
  modules: z
    .preprocess(
      (value) => (typeof value === 'string' ? value.split(',').map((path) => path.trim()) : value),
      z.array(z.string().min(1)).max(200),
    )
    .default([]),
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  metrics: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'Write an address and a port, such as 127.0.0.1:9464.')
    .optional(),
  trustedProxies: z.array(z.string()).default([]),
  insecure: z.boolean().default(false),
  argon2: z
    .strictObject({
      memoryKiB: z.int().min(7168).max(1048576).default(19456),
      iterations: z.int().min(1).max(10).default(2),
    })
    .default({ memoryKiB: 19456, iterations: 2 }),
  settings: SettingsSchema.prefault({}),
})

export interface Config extends Readonly<Omit<z.output<typeof ConfigSchema>, 'baseUrl'>> {
  readonly baseUrl: URL
  /** Where each value came from, by key; settings as `settings.passwords.minimum`. What is missing here is built in. */
  readonly given: Readonly<Record<string, Given>>
}

const ENVIRONMENT = {
  PORT: 'port',
  HOST: 'host',
  ROSTER_BASE_URL: 'baseUrl',
  ROSTER_DATA_DIR: 'dataDir',
  ROSTER_DATABASE_URL: 'databaseUrl',
  ROSTER_MIGRATION_DATABASE_URL: 'migrationDatabaseUrl',
  ROSTER_METRICS: 'metrics',
  ROSTER_SMTP_URL: 'smtpUrl',
  ROSTER_ROOT_KEY_FILE: 'rootKeyFile',
  ROSTER_LOG_LEVEL: 'logLevel',
  ROSTER_MODULES: 'modules',
} as const

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads everything and names every mistake at once; values are never printed, since they may be secrets. */
export function readConfig(environment: Environment, directory: string): Config {
  const { values, given } = gather(environment, readFile(environment.ROSTER_CONFIG, directory), ENVIRONMENT)
  const result = ConfigSchema.safeParse(values)
  const mistakes = [
    ...unknownVariables(environment).map((name) => `${name}: there is no such setting.`),
    ...(result.success ? contradictions(result.data) : result.error.issues.map((issue) => explain(issue, given))),
  ]
  if (mistakes.length > 0 || !result.success)
    throw new StartError(`Roster's configuration has mistakes:\n${mistakes.map((line) => `  - ${line}`).join('\n')}`)
  return complete(result.data, given, directory)
}

function complete(data: z.output<typeof ConfigSchema>, given: Config['given'], directory: string): Config {
  const at = (path: string) => (isAbsolute(path) ? path : resolve(directory, path))
  return Object.freeze({
    ...data,
    given,
    dataDir: at(data.dataDir),
    modules: data.modules.map(at),
    ...(data.rootKeyFile ? { rootKeyFile: at(data.rootKeyFile) } : {}),
    baseUrl: new URL(data.baseUrl ?? `http://localhost:${data.port}`),
  })
}

function contradictions(data: z.output<typeof ConfigSchema>): string[] {
  const found: string[] = []
  const base = data.baseUrl ? new URL(data.baseUrl) : null
  if (base && (base.pathname !== '/' || base.search || base.hash))
    found.push('ROSTER_BASE_URL (baseUrl): write the origin alone, without a path.')
  const plain = !base || base.protocol === 'http:'
  if (plain && !LOOPBACK.test(data.host) && !data.insecure && data.trustedProxies.length === 0)
    found.push(
      'HOST (host): listening beyond this machine over plain http needs an https ROSTER_BASE_URL behind trustedProxies, or insecure: true.',
    )
  return [...found, ...contradictionsIn(data.settings).map(({ keys, message }) => `settings.${keys[0]}: ${message}`)]
}

function explain(issue: z.core.$ZodIssue, given: Config['given']): string {
  const key = issue.path.slice(0, issue.path[0] === 'settings' ? 2 : 1).join('.')
  const from = given[key]
  const where =
    from?.kind === 'environment'
      ? from.name
      : `${issue.path.join('.') || 'the file'} (${from?.file || Object.values(given).find(({ file }) => file)?.file || 'configuration'})`
  return `${where}: ${issue.message}`
}

function readFile(named: string | undefined, directory: string): ConfigFile {
  const candidates = named ? [named] : ['roster.config.yaml', 'roster.config.yml', 'roster.config.json']
  const name = candidates.map((candidate) => resolve(directory, candidate)).find((path) => existsSync(path))
  if (!name) {
    if (named) throw new StartError(`ROSTER_CONFIG names ${named}, which does not exist.`)
    return { name: '', values: {} }
  }
  try {
    const values: unknown = parse(readFileSync(name, 'utf8')) ?? {}
    if (typeof values === 'object' && !Array.isArray(values)) return { name, values: { ...values } }
  } catch (error) {
    throw new StartError(`${name} cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
  }
  throw new StartError(`${name} must hold settings by name, not a list or a single value.`)
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : ''
}
