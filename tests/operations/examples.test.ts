import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { asker } from '../upgrade/story.ts'

const EXAMPLES = join(import.meta.dirname, '../../docs/examples')
const clients = [
  ['curl', ['sh'], 'sh'],
  ['TypeScript', [process.execPath], 'ts'],
] as const

describe('the clients in docs/examples work, against a server with tokens that its operator makes', () => {
  test.each(clients)('C-23 E-13 with %s, by token and by signature', async (_, command, ending) => {
    const here = await setUpInstallation()
    await here.must(['users', 'create', '--type', 'api', '--username', 'ledger'])
    await here.must(['users', 'create', '--type', 'api', '--username', 'sync'])
    await here.must(['tokens', 'method', 'ledger', 'hmac'])
    const server = await here.serve()
    const token = (await here.must(['tokens', 'create', 'sync', '--name', 'Nightly', '--everything'])).trim()
    const key = JSON.parse(
      await here.must(['tokens', 'create', 'ledger', '--name', 'Oslo', '--everything', '--days', '7', '--json']),
    )
    const env = { ROSTER_URL: server.origin, ROSTER_TOKEN: token, ROSTER_KEY_ID: key.id, ROSTER_KEY: key.value }
    for (const [client, name] of [
      [`token.${ending}`, 'sync'],
      [`signed.${ending}`, 'ledger'],
    ] as const) {
      const run = (...args: string[]) => ask([...command, join(EXAMPLES, client), ...args], env)
      expect(JSON.parse((await run('GET', '/api/v1/me')).out).username).toBe(name)
      const refused = await run('POST', '/api/v1/users?', '{"username":"ada","givenName":"Ada"}')
      expect({ client, refused: refused.all }).toMatchObject({ client, refused: expect.stringContaining('forbidden') })
      await here.must(['tokens', 'revoke', name, name === 'sync' ? 'Nightly' : 'Oslo'])
      const gone = await run('GET', '/api/v1/me')
      expect(gone.all).toContain('token-not-valid')
    }
    expect(await here.must(['tokens', 'list', 'sync'])).toMatch(/Nightly {2,}revoked {2,}everything/)
    expect((await here.roster(['tokens', 'create', 'sync', '--name', 'x'])).err).toContain('Say what it may do')
  })
})

test('the client that follows what changes hears of it within a second, also across a restart', async () => {
  const here = await setUpInstallation()
  await here.must(['users', 'create', '--type', 'api', '--username', 'sync'])
  const server = await here.serve()
  const tell = asker(server.origin)
  const { cookie } = await tell('POST', '/sign-in', '', { identifier: 'ada', password: OPERATORS_PASSWORD })
  const permissions = [
    { scope: 'events', action: 'read', level: 'yes' },
    { scope: 'users', action: 'read', level: 'all' },
  ]
  await tell('POST', '/roles', cookie, { name: 'Followers', permissions })
  await here.must(['roles', 'grant', 'sync', 'Followers'])
  const scopes = ['--scope', 'events.read', '--scope', 'users.read']
  const token = (await here.must(['tokens', 'create', 'sync', '--name', 'Follows', ...scopes])).trim()
  const env = { ...process.env, ROSTER_URL: server.origin, ROSTER_TOKEN: token }
  const child = spawn(process.execPath, [join(EXAMPLES, 'events.ts')], { env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  await expect.poll(() => said, { timeout: 10_000 }).toContain('Following')
  await here.must(['users', 'create', '--given-name', 'Grace', '--username', 'grace'])
  await expect.poll(() => said, { timeout: 2000 }).toMatch(/ user\.created user [0-9a-f-]{36}\n/)
  await server.stop()
  await here.must(['users', 'suspend', 'grace'])
  await here.serve()
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/ user\.suspended user /)
})

/** What a client prints, on either stream. */
function ask([command = '', ...args]: string[], env: Record<string, string>): Promise<{ out: string; all: string }> {
  const child = spawn(command, args, { env: { ...process.env, ...env } })
  const said = { out: '', all: '' }
  child.stdout.on('data', (piece) => {
    said.out += piece
    said.all += piece
  })
  child.stderr.on('data', (piece) => {
    said.all += piece
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', () => resolve(said))
  })
}
