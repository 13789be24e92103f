import { on, type Route } from '../platform/http/route.ts'
import { giveUp, retry, retryAll } from './act.ts'
import * as contract from './contract.ts'
import { pageOfOutbox } from './list.ts'
import { showMail } from './mails.ts'
import { showPreview } from './preview.ts'
import { showSummary } from './summary.ts'

export const outboxRoutes: readonly Route[] = [
  on(contract.listOutbox, pageOfOutbox),
  on(contract.showOutbox, showSummary),
  on(contract.getMail, showMail),
  on(contract.previewMail, showPreview),
  on(contract.retryMail, retry),
  on(contract.giveUpMail, giveUp),
  on(contract.retryFailed, retryAll),
]
