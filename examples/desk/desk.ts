/** The desk: a small application that decides nothing about access itself. */
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { accessBy } from './access.ts'
import type { Roster } from './roster.ts'
import type { Issue, NewIssue, Store } from './store.ts'

const PAGE = readFileSync(join(import.meta.dirname, 'page.html'), 'utf8')
const MANIFEST = readFileSync(join(import.meta.dirname, 'manifest.yaml'), 'utf8')

/** Tells Roster what the desk is and which customers it has. Call it at every start: nothing happens twice. */
export async function introduce(roster: Roster, store: Store): Promise<void> {
  await roster.install('desk', MANIFEST)
  await roster.sync('desk/issue-types', store.types())
  const customers = store.customers().map(({ key, name, town }) => ({ key, name, attributes: { town } }))
  await roster.sync('desk/customers', customers)
}

interface Desk {
  readonly roster: Roster
  readonly store: Store
  readonly access: ReturnType<typeof accessBy>
  readonly now: () => string
}

/** What one request is about. */
interface Wish {
  readonly method: string
  /** Who is looking. A real application takes it from its own session; this example signs nobody in. */
  readonly who: string
  readonly path: readonly string[]
  readonly action: string
  readonly body: Record<string, unknown>
}

type Reply = readonly [status: number, body: unknown]

/** The desk's own server. `now` in ISO 8601. */
export function createDesk(roster: Roster, store: Store, now = () => new Date().toISOString()): Server {
  const desk = { roster, store, now, access: accessBy(roster, store) }
  return createServer((request, response) => {
    handle(desk, request, response).catch((error: unknown) => {
      send(response, 502, { problem: error instanceof Error ? error.message : String(error) })
    })
  })
}

async function handle(desk: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://desk')
  if (url.pathname === '/') return void response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
  if (url.pathname === '/news') return tellNews(desk.roster, request, response)
  const wish = {
    method: request.method ?? 'GET',
    who: url.searchParams.get('as') ?? '',
    path: url.pathname.split('/').slice(1),
    action: url.searchParams.get('action') ?? 'edit',
    body: ['POST', 'PATCH'].includes(request.method ?? '') ? JSON.parse(await text(request)) : {},
  }
  const [status, body] = await answer(desk, wish)
  send(response, status, body)
}

async function answer(desk: Desk, wish: Wish): Promise<Reply> {
  const [place, id = '', about = ''] = wish.path
  if (place === 'people') return [200, await desk.roster.people()]
  if (place === 'choices') return [200, await choices(desk)]
  if (place !== 'issues' || wish.who === '') return NOTHING
  if (id === '') return wish.method === 'POST' ? create(desk, wish) : [200, await desk.access.list(wish.who)]
  const issue = desk.store.issue(Number(id))
  // An issue that somebody may not read is none for them.
  if (!issue || !(await desk.access.may(wish.who, 'read', issue))) return NOTHING
  if (about === 'why') return [200, await desk.access.why(wish.who, wish.action, issue)]
  return withIssue(desk, wish, issue)
}

const NOTHING: Reply = [404, { problem: 'There is no such issue.' }]

async function withIssue({ store, access }: Desk, { who, method, body }: Wish, issue: Issue): Promise<Reply> {
  if (method === 'GET') return [200, issue]
  const action = method === 'DELETE' ? 'delete' : 'edit'
  if (!(await access.may(who, action, issue))) return [403, { problem: `You may not ${action} this issue.` }]
  if (method === 'DELETE') {
    store.remove(issue.id)
    return [200, {}]
  }
  const price = typeof body.price === 'number' ? body.price : issue.price
  if (price !== issue.price && !(await access.may(who, 'edit', issue, 'price')))
    return [403, { problem: 'You may not change the price.' }]
  store.change(issue.id, { title: String(body.title ?? issue.title), price })
  return [200, store.issue(issue.id)]
}

/** Whoever creates an issue is judged by its team, type and customer. */
async function create({ store, access, now }: Desk, { who, body }: Wish): Promise<Reply> {
  const issue: NewIssue = {
    title: String(body.title ?? ''),
    price: null,
    type: String(body.type ?? ''),
    customer: String(body.customer ?? ''),
    distributor: body.distributor ? String(body.distributor) : null,
    team: String(body.team ?? ''),
    owner: who,
    created_at: now(),
  }
  if (!(await access.mayCreate(who, issue))) return [403, { problem: 'You may not create such an issue.' }]
  return [201, store.issue(store.add(issue))]
}

async function choices({ roster, store }: Desk) {
  return { teams: await roster.teams(), types: store.types(), customers: store.customers() }
}

/** Tells open pages when something changed by which other issues may be in sight. */
function tellNews(roster: Roster, request: IncomingMessage, response: ServerResponse): void {
  const gone = new AbortController()
  request.on('close', () => gone.abort())
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  void roster.follow((event) => response.write(`data: ${JSON.stringify(event)}\n\n`), gone.signal)
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
