import { readFileSync } from 'node:fs'
import type { Db } from '../database/index.ts'
import { type MailTemplate, mailTemplates } from './declared.ts'
import { listOwnTexts } from './texts.store.ts'

/** Languages in which every mail has a text that is built in. */
export const BUILT_IN_LANGUAGES = ['en', 'de'] as const

/** What a mail says: paragraphs are parted by empty lines, and `[label](address)` alone in one becomes a button. */
export interface MailText {
  readonly subject: string
  readonly body: string
}

/** The text in this language that came with Roster; undefined where it has none. */
export function builtInText(template: MailTemplate, language: string): MailText | undefined {
  const isBuiltIn = BUILT_IN_LANGUAGES.some((known) => known === language)
  return isBuiltIn ? read(template, language) : undefined
}

/** The text in force: of this installation, else as built in; in the language asked for, else in English. */
export async function textInForce(
  db: Db,
  template: MailTemplate,
  asked: string,
): Promise<MailText & { readonly language: string }> {
  const language = asked.toLowerCase().split('-')[0] || 'en'
  const own = await listOwnTexts(db, template, [language, 'en'])
  for (const one of [language, 'en']) {
    const text = own.find((row) => row.language === one) ?? builtInText(template, one)
    if (text) return { subject: text.subject, body: text.body, language: one }
  }
  throw new Error(`The mail ${template} has no text.`)
}

const kept = new Map<string, MailText>()

function read(template: MailTemplate, language: string): MailText {
  const name = `${template}/${language}`
  const known = kept.get(name)
  if (known) return known
  if (!mailTemplates.includes(template)) throw new Error(`No mail is called ${template}.`)
  const source = readFileSync(new URL(`./templates/${name}.liquid`, import.meta.url), 'utf8').trim()
  const [subject = ''] = source.split('\n', 1)
  const text = { subject, body: source.slice(subject.length).trim() }
  kept.set(name, text)
  return text
}
