import type { Context } from '../platform/context.ts'
import { fold } from '../platform/fold.ts'
import { StartError } from '../platform/start-error.ts'
import { getPortal, listPortals } from '../portals/contract.ts'
import { listRoles } from '../roles/contract.ts'
import { listTeams } from '../teams/contract.ts'
import { getUser, listUsers } from '../users/contract.ts'
import { identifierKey } from '../users/index.ts'
import { operate } from './operate.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^ext:/

const CANDIDATES = 8

/** The user named by id, `ext:source:key`, username or email address; deleted ones too. */
export async function findUser(ctx: Context, named: string) {
  if (ID.test(named)) return operate(ctx, getUser, { params: { user: named } })
  const key = identifierKey(named)
  const alike = new Map<string, string>()
  for (const status of [undefined, ['deleted' as const]]) {
    const query = { q: named, ...(status ? { status: status.join(',') } : {}), limit: 200 }
    const { items } = await operate(ctx, listUsers, { query } as never)
    const found = items.find((user) => user.username === key || (user.email && identifierKey(user.email) === key))
    if (found) return operate(ctx, getUser, { params: { user: found.id } })
    for (const user of items.slice(0, CANDIDATES)) alike.set(user.id, lineOf(user))
  }
  throw new StartError(
    `There is no user ${named}. Name one by id, ext:source:key, username or email address.${candidates([...alike.values()])}`,
  )
}

/** *Jim Costa  jim.costa  jim@x.example*: what the operator may have meant, each with what names it. */
function lineOf({
  id,
  name,
  username,
  email,
}: {
  id: string
  name: string
  username: string | null
  email: string | null
}) {
  return `  ${[name, username, email].filter(Boolean).join('  ')}${username || email ? '' : `  ${id}`}`.replace(
    /\p{Cc}/gu,
    ' ',
  )
}

function candidates(lines: readonly string[]): string {
  if (lines.length === 0) return ''
  return `\nThis may be meant:\n${lines.slice(0, CANDIDATES).join('\n')}`
}

/** The role named by id or name. */
export async function findRole(ctx: Context, named: string) {
  const { items } = await operate(ctx, listRoles, {})
  const found = items.find((role) => role.id === named) ?? items.find((role) => fold(role.name) === fold(named))
  if (!found) throw new StartError(`There is no role ${named}; see roster roles list.`)
  return found
}

/** The team named by id, `ext:source:key`, or a name that only one team has. */
export async function findTeam(ctx: Context, named: string) {
  const { items } = await operate(ctx, listTeams, {})
  const found = items.filter((team) => team.id === named || fold(team.name) === fold(named))
  const [team, other] = found
  if (other)
    throw new StartError(
      `${found.length} teams are called ${named}. Name one by its id:\n${found.map((one) => `  ${one.id}`).join('\n')}`,
    )
  if (!team) throw new StartError(`There is no team ${named}; see roster teams list.`)
  return team
}

/** The portal named by key or id. */
export async function findPortal(ctx: Context, named: string) {
  const { items } = await operate(ctx, listPortals, {})
  const found = items.find(({ id, key }) => id === named || key === named)
  if (!found) throw new StartError(`There is no portal ${named}; see roster portals list.`)
  return operate(ctx, getPortal, { params: { portal: found.id } })
}
