import { issueLiveTicket, LIVE_PROTOCOL, type LiveMessage, openLive } from '../../../server/live/contract.ts'
import { addressOf } from '../api/address.ts'
import { call } from '../api/call.ts'
import { waitBefore } from './waiting.ts'

/** The server ended it because the session, or the right to be here, did. */
const OVER = 4001

interface Hooks {
  /** It is open; `since` is when its ticket was asked for: what was read before may be of before. */
  readonly opened: (since: number) => void
  readonly heard: (message: LiveMessage) => void
  /** It closed, or could not be opened. `isOver`: whether the server says that it is not ours any more. */
  readonly lost: (isOver: boolean) => void
}

export interface Channel {
  /** Tries at once where it waits for its next try, or rests: the network is back, or somebody looks again. */
  readonly hurry: () => void
  /** Lets go of it for as long as nobody looks. */
  readonly rest: () => void
  readonly close: () => void
}

/** Keeps the channel open, and opens it again whenever it is lost: sooner at first, then ever more seldom. */
export function keepChannel({ opened, heard, lost }: Hooks): Channel {
  let socket: WebSocket | undefined
  let timer: number | undefined
  let tries = 0
  let turns = 0
  let isResting = false
  const again = (isOver: boolean) => {
    lost(isOver)
    timer = window.setTimeout(() => void open(), waitBefore(tries++))
  }
  const open = async () => {
    timer = undefined
    const turn = ++turns
    const since = Date.now()
    const issued = await call(issueLiveTicket, {}).catch(() => undefined)
    if (turn !== turns) return
    if (!issued) return again(false)
    const fresh = new WebSocket(addressOfChannel(), [LIVE_PROTOCOL, `ticket.${issued.ticket}`])
    socket = fresh
    fresh.onopen = () => {
      tries = 0
      opened(since)
    }
    fresh.onmessage = ({ data }) => heard(messageIn(data))
    fresh.onclose = ({ code }) => {
      if (turn === turns) again(code === OVER)
    }
  }
  const letGo = () => {
    turns++
    window.clearTimeout(timer)
    timer = undefined
    socket?.close()
  }
  void open()
  return {
    hurry() {
      if (timer === undefined && !isResting) return
      window.clearTimeout(timer)
      isResting = false
      void open()
    },
    rest() {
      isResting = true
      letGo()
    },
    close: letGo,
  }
}

function addressOfChannel(): string {
  const { protocol, host } = window.location
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${addressOf(openLive.path)}`
}

/** The server writes messages by the same contract. */
function messageIn(data: string): LiveMessage {
  return JSON.parse(data)
}
