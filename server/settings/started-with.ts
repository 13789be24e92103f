import type { z } from 'zod'
import type { Context } from '../platform/context.ts'
import type { StartedWith } from './shapes.ts'

type Fact = z.output<typeof StartedWith>

/** In the order of the page. What is not listed here is not shown: a new key might hold a secret. */
const SHOWN: Readonly<Record<string, { readonly variable: string | null; readonly show: 'value' | 'address' }>> = {
  baseUrl: { variable: 'ROSTER_BASE_URL', show: 'value' },
  host: { variable: 'HOST', show: 'value' },
  port: { variable: 'PORT', show: 'value' },
  dataDir: { variable: 'ROSTER_DATA_DIR', show: 'value' },
  databaseUrl: { variable: 'ROSTER_DATABASE_URL', show: 'address' },
  rootKeyFile: { variable: 'ROSTER_ROOT_KEY_FILE', show: 'value' },
  logLevel: { variable: 'ROSTER_LOG_LEVEL', show: 'value' },
  trustedProxies: { variable: null, show: 'value' },
  insecure: { variable: null, show: 'value' },
  argon2: { variable: null, show: 'value' },
}

/** What this process was started with, for whoever wonders why a value cannot be changed here. Passwords never. */
export function startedWith(ctx: Context): Fact[] {
  const { config } = ctx.world
  const values: Readonly<Record<string, unknown>> = { ...config, baseUrl: config.baseUrl.origin }
  return Object.entries(SHOWN).map(([key, { variable, show }]) => {
    const value = values[key]
    const isSet = value !== undefined
    return {
      key,
      variable,
      isSet,
      value: isSet ? (show === 'address' ? withoutSecret(String(value)) : inWords(value)) : null,
      fixedBy: config.given[key] ?? null,
    }
  })
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([name, one]) => `${name}: ${one}`)
    .join(', ')
}

/** Host and database; user, password and parameters stay hidden. */
function withoutSecret(address: string): string | null {
  if (!URL.canParse(address)) return null
  const { protocol, host, pathname } = new URL(address)
  return `${protocol}//${host}${pathname}`
}
