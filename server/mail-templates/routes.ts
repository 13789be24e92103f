import { on, type Route } from '../platform/http/route.ts'
import * as contract from './contract.ts'
import { previewTemplate } from './preview.ts'
import { resetTemplate, saveTemplate } from './save.ts'
import { listTemplates, showTemplate } from './show.ts'
import { sendTest } from './test-mail.ts'

export const mailTemplateRoutes: readonly Route[] = [
  on(contract.listMailTemplates, listTemplates),
  on(contract.getMailTemplate, showTemplate),
  on(contract.saveMailTemplate, saveTemplate),
  on(contract.resetMailTemplate, resetTemplate),
  on(contract.previewMailTemplate, previewTemplate),
  on(contract.testMailTemplate, sendTest),
]
