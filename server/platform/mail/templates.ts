import { readFileSync } from 'node:fs'

export const mailTemplates = ['access-info', 'invitation', 'password-reset', 'test'] as const
export type MailTemplate = (typeof mailTemplates)[number]

const LANGUAGES = ['en', 'de'] as const
type Language = (typeof LANGUAGES)[number]

/** A template: a subject, and paragraphs. A paragraph `[label](address)` becomes a button. */
export interface TemplateText {
  readonly language: Language
  readonly subject: string
  readonly paragraphs: readonly string[]
}

const read = new Map<string, TemplateText>()

/** The text in the language asked for, else in English. First line: subject; empty lines part paragraphs. */
export function templateIn(name: MailTemplate, asked: string): TemplateText {
  const language = LANGUAGES.find((known) => known === asked.toLowerCase().split('-')[0]) ?? 'en'
  const known = read.get(`${name}/${language}`)
  if (known) return known
  const source = readFileSync(new URL(`./templates/${name}/${language}.liquid`, import.meta.url), 'utf8')
  const [subject = '', ...paragraphs] = source.trim().split(/\n\s*\n/)
  const text = { language, subject, paragraphs }
  read.set(`${name}/${language}`, text)
  return text
}
