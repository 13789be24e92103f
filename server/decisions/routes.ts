import { on, type Route } from '../platform/http/route.ts'
import { answerQuestions } from './ask.ts'
import { decideAccess, filterAccess, rightsOfUser, whoMay } from './contract.ts'
import { filterRecords } from './filter.ts'
import { showRights } from './rights.ts'
import { findWho } from './who.ts'

export const decisionRoutes: readonly Route[] = [
  on(decideAccess, answerQuestions),
  on(filterAccess, filterRecords),
  on(whoMay, findWho),
  on(rightsOfUser, showRights),
]
