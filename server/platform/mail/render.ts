import { Liquid } from 'liquidjs'
import { button, page, paragraph } from './html.ts'
import { type MailTemplate, templateIn } from './templates.ts'

type Variables = Readonly<Record<string, unknown>>

export interface Content {
  readonly subject: string
  readonly text: string
  readonly html: string
}

const BUTTON = /^\[(.+)\]\((.+)\)$/s

const options = { ownPropertyOnly: true, strictVariables: true, strictFilters: true, lenientIf: true } as const
const plain = engineOf(new Liquid(options))
const escaped = engineOf(new Liquid({ ...options, outputEscape: 'escape' }))

/**
 * Fills a template. It is taken apart before the values are put in, and each value stays on one line: nobody's name
 * can add a paragraph, a link or a header to a mail that Roster sends.
 */
export async function render(template: MailTemplate, language: string, variables: Variables): Promise<Content> {
  const text = templateIn(template, language)
  const known = { name: '', username: '', link: '', expiresAt: '', ...variables, language: text.language }
  const values = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, oneLine(value)]))
  const blocks: Block[] = []
  for (const source of text.paragraphs) blocks.push(...(await blockOf(source, values)))
  return {
    subject: (await plain(text.subject, values)).trim(),
    text: `${blocks.map((block) => block.text).join('\n\n')}\n`,
    html: page(text.language, await escaped(text.subject, values), blocks.map((block) => block.html).join('\n')),
  }
}

interface Block {
  readonly text: string
  readonly html: string
}

/** None where nothing is left of it: a button without an address, or a condition that does not hold. */
async function blockOf(source: string, values: Variables): Promise<Block[]> {
  const [, label = '', address] = BUTTON.exec(source) ?? []
  const content = (await plain(address ?? source, values)).trim()
  if (content === '') return []
  if (!address) return [{ text: content, html: paragraph(await escaped(source, values)) }]
  const html = button(await escaped(label, values), await escaped(address, values))
  return [{ text: `${await plain(label, values)}:\n${content}`, html }]
}

function oneLine(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value
}

function engineOf(liquid: Liquid): (source: string, values: Variables) => Promise<string> {
  liquid.registerFilter('moment', function (this: { context: { getSync(path: string[]): unknown } }, instant: string) {
    const [language, timeZone] = [this.context.getSync(['language']), this.context.getSync(['timeZone'])]
    return inWords(instant, String(language), String(timeZone))
  })
  return (source, values) => liquid.parseAndRender(source, { timeZone: 'UTC', ...values })
}

/** `21 November 2026 at 10:30 CET`, in the language and time zone of the reader. */
function inWords(instant: string, language: string, timeZone: string): string {
  const parts = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...parts, timeZone }).format(
    Date.parse(instant),
  )
}
