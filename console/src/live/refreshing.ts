import type { LiveMessage } from '../../../server/live/contract.ts'
import { getMe } from '../../../server/sessions/contract.ts'
import { cache, keyOf } from '../api/cache.ts'
import { isProblem } from '../api/problem.ts'
import { isConcerned } from './concerned.ts'

const GATHER = 60 // ms; one change often brings several messages
const REST = 500 // ms between two rounds
const LONG_REST = 2000 // ms, while so much happens that it is not told one by one: an import, a bulk change

type Key = readonly unknown[]

const ME = keyOf(getMe, {})
const MANY = 400 // messages; then everything is read again

/** Reads again, in place, whatever is shown and concerned; what is not shown is read when it is looked at again. */
export function makeRefreshing() {
  let waiting: LiveMessage[] = []
  let timer: number | undefined
  let restsUntil = 0
  const round = async () => {
    timer = undefined
    const messages = waiting
    waiting = []
    const isFlood = messages.some(({ topic, entity }) => topic !== 'me' && !entity)
    restsUntil = performance.now() + (isFlood ? LONG_REST : REST)
    const isMe = messages.some(({ topic }) => topic === 'me')
    const isAll = isMe || messages.length > MANY
    await readAgain((key) => !isSame(key, ME) && (isAll || messages.some((message) => isConcerned(key, message))))
  }
  const plan = () => {
    timer ??= window.setTimeout(() => void round(), Math.max(GATHER, restsUntil - performance.now()))
  }
  return {
    hear(message: LiveMessage) {
      // Who may see what comes first: navigation and abilities follow it.
      if (message.topic === 'me') void cache.invalidateQueries({ queryKey: ME })
      waiting.push(message)
      plan()
    },
    stop: () => window.clearTimeout(timer),
  }
}

/** What was read before this moment may be of before; read again, where it is shown. */
export async function readOlder(than: number): Promise<void> {
  const isOlder = (at: number) => at > 0 && at < than
  await cache.invalidateQueries({ predicate: ({ state }) => isOlder(state.dataUpdatedAt), refetchType: whatIsSeen() })
}

/** Everything that is shown, and who looks. */
export async function readEverything(): Promise<void> {
  await cache.invalidateQueries({ queryKey: ME })
  await readAgain((key) => !isSame(key, ME))
}

async function readAgain(isMeant: (key: Key) => boolean): Promise<void> {
  await cache.invalidateQueries({ predicate: ({ queryKey }) => isMeant(queryKey), refetchType: whatIsSeen() })
  // What one may not see any more is not left standing there.
  await cache.resetQueries({
    predicate: ({ state }) =>
      state.data !== undefined && isProblem(state.error) && [403, 404].includes(state.error.status),
  })
}

/** A window that nobody looks at asks when somebody does. */
function whatIsSeen(): 'active' | 'none' {
  return document.visibilityState === 'hidden' ? 'none' : 'active'
}

const isSame = (one: Key, other: Key) => JSON.stringify(one) === JSON.stringify(other)
