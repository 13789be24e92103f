import { on, onUpgrade, type Route } from '../platform/http/route.ts'
import { admitLive } from './channel.ts'
import { issueLiveTicket, LIVE_PROTOCOL, listEvents, openLive } from './contract.ts'
import { showEvents } from './events.ts'
import { issueTicket } from './ticket.ts'

export const liveRoutes: readonly Route[] = [
  on(issueLiveTicket, issueTicket),
  onUpgrade(openLive, { protocol: LIVE_PROTOCOL, admit: admitLive }),
  on(listEvents, showEvents),
]
