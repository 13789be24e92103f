import { record } from '../audit/index.ts'
import type { Context, Tx } from '../platform/context.ts'
import { NotFound, Stale } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { builtInText, faultsIn, findTextRow, type MailText, putText } from '../platform/mail/index.ts'
import { refuse } from '../platform/refusal.ts'
import { type resetMailTemplate, type saveMailTemplate, TemplateBroken } from './contract.ts'
import { getTemplate, idOfTemplate, showTemplate } from './show.ts'
import { canonical } from './text.ts'

interface Place {
  readonly template: string
  readonly language: string
}

/** Puts a text in force: the next mail is written by it. */
export async function saveTemplate(ctx: Context, { params, body, version }: Input<typeof saveMailTemplate>) {
  const text = canonical(body)
  assertWhole(params.template, text)
  await ctx.transaction((tx) => write(tx, params, text, version))
  return showTemplate(ctx, { params })
}

/** Back to what is built in. A language in which nothing is built in is written in English from now on. */
export async function resetTemplate(ctx: Context, { params, version }: Input<typeof resetMailTemplate>) {
  getTemplate(params.template)
  await ctx.transaction((tx) => write(tx, params, undefined, version))
  return showTemplate(ctx, { params })
}

/** Refuses a text by which no mail could be written, naming every place. */
export function assertWhole(name: string, text: MailText): void {
  const faults = faultsIn(getTemplate(name), text)
  if (faults.length === 0) return
  const fields = faults.map(({ part, line, column, message }) => ({
    path: part,
    code: 'template',
    message: part === 'subject' ? message : `Line ${line}, column ${column}: ${message}`,
  }))
  refuse(TemplateBroken, { detail: fields[0]?.message ?? '', fields })
}

async function write(tx: Tx, { template, language }: Place, text: MailText | undefined, seen: number): Promise<void> {
  const former = await findTextRow(tx.db, template, language)
  if ((former?.version ?? 0) !== seen) refuse(Stale)
  if (!text && former?.subject == null) refuse(NotFound)
  const change = { subject: text?.subject ?? null, body: text?.body ?? null, changed_at: tx.now() }
  const row = { template, language, ...change, version: seen + 1, changed_by: tx.actor.id }
  if (!(await putText(tx.db, row, seen))) refuse(Stale)
  const own =
    former?.subject != null && former.body !== null ? { subject: former.subject, body: former.body } : undefined
  const builtIn = builtInText(getTemplate(template), language)
  const id = idOfTemplate(template, language)
  await record(
    tx,
    'mail-template.changed',
    { kind: 'mail-template', id, name: `${template}/${language}`, version: row.version },
    {
      before: { ...(own ?? builtIn) },
      after: { ...(text ?? builtIn) },
      also: { ...(own ? {} : { wasBuiltIn: true }), ...(text ? {} : { reset: true }) },
    },
  )
}
