import { on, type Route } from '../platform/http/route.ts'
import {
  endOtherSessions,
  endOwnSession,
  endUserSession,
  endUserSessions,
  getMe,
  listOwnSessions,
  listUserSessions,
  signOut,
} from './contract.ts'
import { endAllOf, endOne, endOneOf, endOthers, signOutHere } from './end.ts'
import { showMe, showOwnSessions, showSessionsOf } from './show.ts'

export const sessionRoutes: readonly Route[] = [
  on(getMe, showMe),
  on(listOwnSessions, showOwnSessions),
  on(endOwnSession, endOne),
  on(endOtherSessions, endOthers),
  on(listUserSessions, showSessionsOf),
  on(endUserSessions, endAllOf),
  on(endUserSession, endOneOf),
  on(signOut, signOutHere),
]
