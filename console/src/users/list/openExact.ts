import { getUser, listUsers } from '../../../../server/users/contract.ts'
import { call } from '../../api/call.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const EXTERNAL = /^ext:[^:]+:.+$/

/** The one person a text names: by id, external id, username or email; or the only one it finds. */
export async function findExact(text: string): Promise<string | undefined> {
  if (!text) return undefined
  if (ID.test(text) || EXTERNAL.test(text)) return findById(ID.test(text) ? text.toLowerCase() : text)
  const { items } = await call(listUsers, { query: { q: text, limit: 20 } })
  const wanted = text.toLowerCase()
  const exact = items.find((user) => [user.username, user.email].some((name) => name?.toLowerCase() === wanted))
  return (exact ?? (items.length === 1 ? items[0] : undefined))?.id
}

async function findById(user: string): Promise<string | undefined> {
  try {
    return (await call(getUser, { params: { user } })).id
  } catch {
    return undefined
  }
}
