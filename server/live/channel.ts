import { abilitiesOf } from '../access/index.ts'
import { monotonic } from '../platform/clock.ts'
import type { Context, World } from '../platform/context.ts'
import type { Look, Socket } from '../platform/http/route.ts'
import { Refusal } from '../platform/refusal.ts'
import { isSessionActor } from '../sessions/index.ts'
import { hubOf, type News } from './hub.ts'
import { everyTopic, messagesFor } from './messages.ts'
import { spendTicket } from './ticket.ts'

const JUDGED_EVERY = 500 // ms; signing out, a suspension and every other end close it within a second (R54, R55)

const open = new WeakMap<World, number>()

/** How many consoles follow live on this server. */
export function countOpen(world: World): number {
  return open.get(world) ?? 0
}

/** Opens the channel for whoever shows a ticket of their own session. */
export async function admitLive(ctx: Context, ticket: string) {
  const position = await spendTicket(ctx, ticket)
  const standing = await standingOf(ctx)
  return (socket: Socket, look: Look) => follow(ctx.world, { position, standing }, socket, look)
}

interface Start {
  readonly position: number
  readonly standing: Standing
}

function follow(world: World, { position, standing }: Start, socket: Socket, look: Look): void {
  let known = standing
  let judgedAt = Number.NEGATIVE_INFINITY
  const hear = async (news: News): Promise<void> => {
    const isNews = news.isCut || news.told.length > 0
    if (!isNews && monotonic() - judgedAt < JUDGED_EVERY) return
    judgedAt = monotonic()
    const ctx = await stillThere(socket, look)
    if (!ctx) return
    const now = await standingOf(ctx)
    if (!isSame(known, now)) socket.tell({ topic: 'me' })
    known = now
    if (!isNews) return
    for (const message of news.isCut ? await everyTopic(ctx) : await messagesFor(ctx, news.told)) socket.tell(message)
  }
  const stop = hubOf(world).listen(position, hear)
  open.set(world, countOpen(world) + 1)
  socket.whenClosed(() => {
    stop()
    open.set(world, countOpen(world) - 1)
  })
}

/** Closes it where its owner may not have it any more. A database that does not answer says nothing about them. */
async function stillThere(socket: Socket, look: Look): Promise<Context | undefined> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    socket.end('over')
    return undefined
  }
}

/** What pages show of the viewer; the abilities are the same object as long as nothing about their rights changed. */
interface Standing {
  readonly profile: string
  readonly abilities: Readonly<Record<string, boolean>>
}

async function standingOf(ctx: Context): Promise<Standing> {
  const { actor } = ctx
  if (!isSessionActor(actor)) return { profile: '', abilities: {} }
  const { type, name, username, email, photo, language, timeZone, mustChangePassword } = actor
  const profile = [type, name, username, email, photo, language, timeZone, mustChangePassword]
  return { profile: JSON.stringify(profile), abilities: await abilitiesOf(ctx) }
}

function isSame(one: Standing, other: Standing): boolean {
  return one.profile === other.profile && one.abilities === other.abilities
}
