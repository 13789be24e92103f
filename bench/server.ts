import type { ChildProcess } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, MAIN, start } from './run.ts'

export const PASSWORD = 'glacier lantern tuesday'
export const JSON_HEADERS = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

/** Where a Roster that is measured keeps its data. */
export interface Place {
  readonly name: string
  readonly directory: string
  readonly databaseUrl?: string | undefined
}

export interface Running extends Place {
  readonly child: ChildProcess
  readonly env: Record<string, string>
  readonly port: number
  readonly base: string
  /** The session of the first administrator. */
  readonly cookie: string
  /** What her browser is known by, as it is sent at every further sign-in. */
  readonly device: string
}

export async function envOf({ directory, databaseUrl }: Place): Promise<Record<string, string>> {
  mkdirSync(directory, { recursive: true })
  return {
    PORT: String(await freePort()),
    ROSTER_DATA_DIR: directory,
    ROSTER_LOG_LEVEL: 'fatal',
    ROSTER_CONFIG: writeSettings(directory),
    ...(databaseUrl ? { ROSTER_DATABASE_URL: databaseUrl } : {}),
  }
}

/** Starts a Roster that has no administrator yet, on the server's core, and makes one. */
export async function startServer(place: Place, env: Record<string, string>): Promise<Running> {
  const { child, output } = await start(MAIN, ['serve'], env, /first administrator.*\n/)
  const port = Number(env.PORT)
  const base = `http://localhost:${port}`
  const body = { secret: /#(\S+)/.exec(output)?.[1] ?? '', givenName: 'Ada', familyName: 'Lindqvist' }
  const response = await fetch(`${base}/api/v1/set-up`, {
    method: 'POST',
    headers: JSON_HEADERS,
    body: JSON.stringify({ ...body, username: 'ada', password: PASSWORD }),
  })
  const [cookie = '', device = ''] = response.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  return { ...place, child, env, port, base, cookie, device }
}

/** The whole load comes from one address, and up to 70 at once sign in as one person: no attack here, so it is let through. */
function writeSettings(directory: string): string {
  const file = join(directory, 'roster.config.json')
  writeFileSync(
    file,
    JSON.stringify({
      settings: {
        'throttle.signIns': 1_000_000,
        'locks.attempts': 80,
        'throttle.recoveries': 1_000_000,
        'apiTokens.perMinute': 0,
        'mail.server': 'smtp://127.0.0.1:9',
      },
    }),
  )
  return file
}
