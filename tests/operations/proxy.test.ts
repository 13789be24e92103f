import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, type RequestOptions, request } from 'node:https'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import WebSocket from 'ws'
import { LiveMessage } from '../../server/live/contract.ts'
import { freePort, type Installation, OPERATORS_PASSWORD, setUpInstallation } from '../harness/operator.ts'
import { unpackedProgram } from '../harness/provision/unpacked.ts'

const NAME = 'people.example.org'
const DEPLOY = join(import.meta.dirname, '../../deploy')
// A proxy sees nothing of the database: once is enough.
const isOnSqlite = process.env.ROSTER_TEST_DATABASE === 'sqlite'
const nginx = isOnSqlite ? unpackedProgram('nginx', 'usr/sbin/nginx') : undefined
const caddy = isOnSqlite ? unpackedProgram('caddy', 'usr/bin/caddy') : undefined

/** A visitor at 127.0.0.2, so that the proxy's own address and theirs are two. */
function visit(port: number, path: string, { body, ...more }: RequestOptions & { body?: string } = {}) {
  const options = {
    port,
    path,
    host: '127.0.0.1',
    localAddress: '127.0.0.2',
    servername: NAME,
    rejectUnauthorized: false,
  }
  const headers = { host: NAME, 'sec-fetch-site': 'same-origin', ...more.headers }
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>((resolve, reject) => {
    const asked = request({ ...options, ...more, headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (some) => {
        text += some
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.once('error', reject)
    asked.end(body)
  })
}

async function behind(): Promise<Installation> {
  const here = await setUpInstallation({ ROSTER_BASE_URL: `https://${NAME}` })
  writeFileSync(join(here.folder, 'roster.config.yaml'), 'trustedProxies: [127.0.0.1]\n')
  await here.serve()
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${NAME}`,
      '-keyout',
      join(here.folder, 'tls.key'),
      '-out',
      join(here.folder, 'tls.crt'),
    ],
    { stdio: 'ignore' },
  )
  return here
}

async function startProxy(program: string, args: readonly string[], port: number): Promise<void> {
  const child = spawn(program, args, {
    stdio: 'ignore',
    env: { ...process.env, HOME: '/tmp', XDG_DATA_HOME: '/tmp', XDG_CONFIG_HOME: '/tmp' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  await expect
    .poll(
      () =>
        visit(port, '/healthz').then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 10_000 },
    )
    .toBe(200)
}

async function tellStory(port: number): Promise<void> {
  const page = await visit(port, '/sign-in')
  expect(page.headers['strict-transport-security']).toMatch(/max-age/)
  const body = JSON.stringify({ identifier: 'ada', password: OPERATORS_PASSWORD })
  const forged = { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9', 'x-forwarded-host': 'evil.example' }
  const headers = { 'content-type': 'application/json', ...forged }
  const signedIn = await visit(port, '/api/v1/sign-in', { method: 'POST', headers, body })
  expect(signedIn.status).toBe(200)
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  expect(String(signedIn.headers['set-cookie'])).toMatch(/^__Host-roster=.*Secure/)
  const sessions = await visit(port, '/api/v1/me/sessions', { headers: { cookie } })
  expect(sessions.text).toContain('127.0.0.2')
  expect(sessions.text).not.toContain('203.0.113.9')
  const heard = await follow(port, cookie)
  const many = `username,given name\n${Array.from({ length: 60_000 }, (_, line) => `person${line},Person of some length ${line}`).join('\n')}\n`
  const upload = { method: 'POST', headers: { cookie, 'content-type': 'text/csv' }, body: many }
  expect((await visit(port, '/api/v1/imports?kind=users&fileName=many.csv', upload)).status).toBeLessThan(300)
  await expect.poll(() => heard.map((message) => message.topic), { timeout: 2000 }).toContain('imports')
}

/** A console that follows live, through the proxy. */
async function follow(port: number, cookie: string): Promise<LiveMessage[]> {
  const headers = { cookie, host: NAME }
  const { text } = await visit(port, '/api/v1/live-tickets', { method: 'POST', headers })
  const protocols = ['roster.live', `ticket.${JSON.parse(text).ticket}`]
  const socket = new WebSocket(`wss://127.0.0.1:${port}/api/v1/live`, protocols, {
    origin: `https://${NAME}`,
    agent: new Agent({ servername: NAME, rejectUnauthorized: false }),
    headers,
  })
  onTestFinished(() => socket.terminate())
  const heard: LiveMessage[] = []
  socket.on('message', (message) => heard.push(LiveMessage.parse(JSON.parse(String(message)))))
  await once(socket, 'open')
  return heard
}

test.runIf(nginx)(
  'R88 behind the nginx of the example the visitor is seen as who they are, nobody can pretend, and the live channel opens',
  async () => {
    const here = await behind()
    const port = await freePort()
    const plain = await freePort()
    const site = readFileSync(join(DEPLOY, 'nginx.conf'), 'utf8')
      .replace('listen 80;', `listen 127.0.0.1:${plain};`)
      .replace('listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`)
      .replace('127.0.0.1:3000', `127.0.0.1:${here.env.PORT}`)
      .replace('/etc/ssl/people.example.org.crt', join(here.folder, 'tls.crt'))
      .replace('/etc/ssl/people.example.org.key', join(here.folder, 'tls.key'))
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((kind) => `${kind}_temp_path ${here.folder}/nginx-${kind};`)
      .join(' ')
    const whole = `daemon off; pid ${here.folder}/nginx.pid; error_log stderr; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {} http { access_log off; ${temporary} ${site} }`
    mkdirSync(join(here.folder, 'nginx'))
    writeFileSync(join(here.folder, 'nginx', 'nginx.conf'), whole)
    await startProxy(
      nginx ?? '',
      ['-p', join(here.folder, 'nginx'), '-c', join(here.folder, 'nginx', 'nginx.conf')],
      port,
    )
    await tellStory(port)
  },
)

test.runIf(caddy)('R88 the same behind the Caddy of the example', async () => {
  const here = await behind()
  const port = await freePort()
  const site = readFileSync(join(DEPLOY, 'Caddyfile'), 'utf8')
    .replace(
      `${NAME} {`,
      `https://${NAME}:${port} {\n\tbind 127.0.0.1\n\ttls ${here.folder}/tls.crt ${here.folder}/tls.key`,
    )
    .replace('127.0.0.1:3000', `127.0.0.1:${here.env.PORT}`)
  writeFileSync(join(here.folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${site}`)
  await startProxy(caddy ?? '', ['run', '--config', join(here.folder, 'Caddyfile'), '--adapter', 'caddyfile'], port)
  await tellStory(port)
})
