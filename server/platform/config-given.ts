import type { Environment } from './config.ts'
import { SettingsSchema, settingKeys } from './settings.ts'

/** Where the operator gave a value: it wins over whatever an administrator chooses, and only the operator changes it. */
export interface Given {
  readonly kind: 'file' | 'environment'
  /** The variable, or the key in the file. */
  readonly name: string
  readonly file: string | null
}

export interface ConfigFile {
  /** Its path; '' where there is none. */
  readonly name: string
  readonly values: Readonly<Record<string, unknown>>
}

export interface GivenConfig {
  readonly values: Readonly<Record<string, unknown>>
  /** By configuration key; settings as `settings.passwords.minimum`. */
  readonly given: Readonly<Record<string, Given>>
}

/** What file and environment say, laid over each other, and which of them said it. The environment wins over the file. */
export function gather(
  environment: Environment,
  file: ConfigFile,
  variables: Readonly<Record<string, string>>,
): GivenConfig {
  const inFile = (name: string): Given => ({ kind: 'file', name, file: file.name })
  const { settings: fromFile = {}, ...values } = file.values
  const given = new Map(Object.keys(values).map((key) => [key, inFile(key)]))
  const all: Record<string, unknown> = { ...values }
  for (const [variable, key] of Object.entries(variables)) {
    if (!environment[variable]) continue
    all[key] = environment[variable]
    given.set(key, { kind: 'environment', name: variable, file: null })
  }
  const settings = gatherSettings(environment, fromFile, { smtpUrl: all.smtpUrl, given: given.get('smtpUrl') }, inFile)
  for (const [key, from] of settings.given) given.set(`settings.${key}`, from)
  return { values: { ...all, settings: settings.values }, given: Object.fromEntries(given) }
}

/** `passwords.minimum` → `ROSTER_SETTING_PASSWORDS_MINIMUM`. */
export function variableOf(key: string): string {
  return `ROSTER_SETTING_${key
    .replaceAll('.', '_')
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase()}`
}

/** Variables that look like settings and are none: a slip that would otherwise go unnoticed. */
export function unknownVariables(environment: Environment): string[] {
  const known = new Set(settingKeys.map(variableOf))
  return Object.keys(environment).filter((name) => name.startsWith('ROSTER_SETTING_') && !known.has(name))
}

interface Smtp {
  readonly smtpUrl: unknown
  readonly given: Given | undefined
}

function gatherSettings(
  environment: Environment,
  fromFile: unknown,
  { smtpUrl, given: smtpGiven }: Smtp,
  inFile: (name: string) => Given,
) {
  if (typeof fromFile !== 'object' || fromFile === null) return { values: fromFile, given: new Map<string, Given>() }
  const values: Record<string, unknown> = {}
  const given = new Map<string, Given>()
  const put = (key: string, value: unknown, from: Given) => {
    values[key] = value
    given.set(key, from)
  }
  if (smtpGiven?.kind === 'file') put('mail.server', smtpUrl, smtpGiven)
  for (const [key, value] of Object.entries(fromFile)) put(key, value, inFile(`settings.${key}`))
  for (const key of settingKeys) {
    const name = variableOf(key)
    const text = environment[name]
    if (text) put(key, asValue(key, text), { kind: 'environment', name, file: null })
  }
  if (smtpGiven?.kind === 'environment') put('mail.server', smtpUrl, smtpGiven)
  return { values, given }
}

/** The text of a variable as the type of its key wants it: text as it is, a list by commas, the rest as JSON. */
function asValue(key: (typeof settingKeys)[number], text: string): unknown {
  const { innerType } = SettingsSchema.shape[key].def
  if (innerType.type === 'array') return text.split(',').map((part) => part.trim())
  if (innerType.type === 'string' || innerType.type === 'enum') return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
