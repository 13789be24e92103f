import { can } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import type { Permission } from '../platform/contract.ts'
import type { LiveMessage, Topic } from './contract.ts'
import { type Sight, sightOf } from './sight.ts'
import type { Thing, Told } from './story.ts'
import { heardOf, isShown, TOPICS } from './topics.ts'

const MOST = 20 // messages about single things of a topic in one round; of more, that there are many

/** By these somebody or something may have gone out of sight, so that whoever saw them must look again, and hears no id. */
const MAY_HIDE = /^(member|team)\.|^user\.(suspended|deleted|purged|type-changed)$/

/** What this caller hears of what happened: only what they may see, judged now (R70, R95). */
export async function messagesFor(ctx: Context, story: readonly Told[]): Promise<LiveMessage[]> {
  const told = story.filter(({ row }) => isShown(row.event))
  const sight = await sightOf(
    ctx,
    told.flatMap(({ things }) => things),
  )
  const heard = new Map<string, LiveMessage>()
  for (const { row, things } of told)
    for (const thing of things) {
      const message = messageOf(thing, row.event, sight)
      if (message) heard.set(JSON.stringify(message), { ...message, changeId: row.change_id })
    }
  return [...Map.groupBy(heard.values(), (message) => message.topic)].flatMap(([topic, some]) => shorten(topic, some))
}

/** Too much happened to tell one by one: look again at whatever you may see. */
export async function everyTopic(ctx: Context): Promise<LiveMessage[]> {
  const messages: LiveMessage[] = []
  for (const { topic, needs } of TOPICS) if (await canAny(ctx, needs)) messages.push({ topic })
  return messages
}

function messageOf(thing: Thing, event: string, sight: Sight): Omit<LiveMessage, 'changeId'> | undefined {
  const topic = heardOf(thing.kind)?.topic
  if (!topic) return undefined
  if (sight.sees(thing)) return { topic, entity: { kind: thing.kind, id: thing.id } }
  return sight.width(thing.kind) !== 'none' && MAY_HIDE.test(event) ? { topic } : undefined
}

function shorten(topic: Topic, messages: readonly LiveMessage[]): readonly LiveMessage[] {
  return messages.length > MOST ? [{ topic }] : messages
}

async function canAny(ctx: Context, needs: readonly Permission[]): Promise<boolean> {
  for (const permission of needs) if ((await can(ctx, permission)) !== false) return true
  return false
}
