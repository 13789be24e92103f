import { on, type Route } from '../platform/http/route.ts'
import { inspectLink, issueUserLink, listLinks, mailLink, revealLink, revokeLink } from './contract.ts'
import { describeLink } from './inspect.ts'
import {
  issueByAdministrator,
  listOpenLinks,
  mailAgain,
  revealToAdministrator,
  revokeByAdministrator,
} from './manage.ts'

export const linkRoutes: readonly Route[] = [
  on(listLinks, listOpenLinks),
  on(issueUserLink, issueByAdministrator),
  on(revealLink, revealToAdministrator),
  on(mailLink, mailAgain),
  on(revokeLink, revokeByAdministrator),
  on(inspectLink, describeLink),
]
