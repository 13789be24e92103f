import { can } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { NotFound } from '../platform/failures.ts'
import type { Input } from '../platform/http/route.ts'
import { idOfName } from '../platform/ids.ts'
import {
  BUILT_IN_LANGUAGES,
  builtInText,
  declaredMails,
  findTextRow,
  isMailTemplate,
  listTextRows,
  type MailTemplate,
  mailAvailable,
  mailTemplates,
  valuesOf,
} from '../platform/mail/index.ts'
import { type Naming, personName } from '../platform/naming.ts'
import { refuse } from '../platform/refusal.ts'
import type { getMailTemplate } from './contract.ts'

type Row = Awaited<ReturnType<typeof listTextRows>>[number]

/** Every declared mail with its texts: those built in, and those of this installation. */
export async function listTemplates(ctx: Context) {
  const rows = await listTextRows(ctx.db)
  return {
    items: mailTemplates.map((template) => {
      const own = rows.filter((row) => row.template === template && row.subject !== null)
      const languages = [...new Set([...BUILT_IN_LANGUAGES, ...own.map((row) => row.language)])]
      return {
        template,
        title: declaredMails[template].title,
        help: declaredMails[template].help,
        values: describeValues(template),
        texts: languages.map((language) =>
          briefOf(
            template,
            language,
            own.find((row) => row.language === language),
          ),
        ),
      }
    }),
    mailAvailable: mailAvailable(ctx.world),
  }
}

/** One text; what is offered to begin with, where the mail has none in this language. */
export async function showTemplate(ctx: Context, { params }: Pick<Input<typeof getMailTemplate>, 'params'>) {
  const template = getTemplate(params.template)
  const { language } = params
  const row = await findTextRow(ctx.db, template, language)
  const builtIn = builtInText(template, language) ?? null
  const isOwn = row?.subject != null && row.body !== null
  const begin = builtIn ?? builtInText(template, 'en')
  const author = isOwn ? (await listTextRows(ctx.db)).find((one) => isOf(one, template, language)) : undefined
  return {
    template,
    language,
    subject: row?.subject ?? begin?.subject ?? '',
    body: row?.body ?? begin?.body ?? '',
    builtIn,
    isOwn,
    changedAt: isOwn ? row.changed_at : null,
    changedBy: author ? authorOf(author) : null,
    version: row?.version ?? 0,
    can: { edit: (await can(ctx, 'templates.edit')) === true },
  }
}

/** The mail of this name; refuses with `not-found` where Roster writes none. */
export function getTemplate(name: string): MailTemplate {
  return isMailTemplate(name) ? name : refuse(NotFound, { detail: `There is no mail “${name}”.` })
}

/** What a text is called in the trail. */
export function idOfTemplate(template: string, language: string): string {
  return idOfName('mail-template', `${template}/${language}`)
}

function describeValues(template: MailTemplate) {
  const { needs } = declaredMails[template]
  return Object.entries(valuesOf(template)).map(([name, { meaning, example, isSecret = false }]) => ({
    name,
    meaning,
    example,
    isSecret,
    isNeeded: needs.includes(name),
  }))
}

function briefOf(template: MailTemplate, language: string, row: Row | undefined) {
  return {
    language,
    subject: row?.subject ?? builtInText(template, language)?.subject ?? '',
    isOwn: row !== undefined,
    changedAt: row?.changed_at ?? null,
    changedBy: row ? authorOf(row) : null,
  }
}

function isOf(row: Row, template: string, language: string): boolean {
  return row.template === template && row.language === language
}

/** Null where the command line did it. */
function authorOf(row: { [K in keyof Naming]: Naming[K] | null }): string | null {
  const { username, given_name, family_name, display_name } = row
  if (given_name === null || family_name === null || display_name === null) return null
  return personName({ username, given_name, family_name, display_name })
}
