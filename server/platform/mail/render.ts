import type { Db } from '../database/index.ts'
import { type Block, blocksOf } from './blocks.ts'
import { type MailTemplate, valuesOf } from './declared.ts'
import { button, escapeHtml, page, paragraph } from './html.ts'
import { liquid } from './liquid.ts'
import { type MailText, textInForce } from './templates.ts'

type WrittenText = MailText & { readonly language: string }
type Variables = Readonly<Record<string, unknown>>

export interface Content {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** Where a button may lead. */
const ADDRESS = /^(https?:\/\/|mailto:)/i

/** Writes a mail by the text in force. Values that are missing count as empty. */
export async function render(db: Db, template: MailTemplate, language: string, variables: Variables): Promise<Content> {
  return fill(template, await textInForce(db, template, language), variables)
}

/**
 * Fills a text. It is taken apart before the values are put in, and each value stays on one line: nobody's name
 * can add a paragraph, a link or a header to a mail that Roster sends. What the author wrote is text as well, never HTML.
 */
export async function fill(template: MailTemplate, text: WrittenText, variables: Variables): Promise<Content> {
  const { subject, parts } = await outline(template, text, variables)
  return {
    subject,
    text: `${parts.map(asText).join('\n\n')}\n`,
    html: page(text.language, escapeHtml(subject), parts.map(asHtml).join('\n')),
  }
}

/** The same as paragraphs and buttons, for pages that show what a mail will look like. */
export async function outline(
  template: MailTemplate,
  { subject, body, language }: WrittenText,
  variables: Variables,
): Promise<{ readonly subject: string; readonly parts: readonly Part[] }> {
  const empty = Object.fromEntries(Object.keys(valuesOf(template)).map((name) => [name, '']))
  const known = { timeZone: 'UTC', ...empty, ...variables, language }
  const values = Object.fromEntries(Object.entries(known).map(([name, value]) => [name, oneLine(value)]))
  const parts: Part[] = []
  for (const block of blocksOf(body)) parts.push(...(await partOf(block, values)))
  return { subject: String(oneLine(await write(subject, values))), parts }
}

/** A paragraph, or a button where it has an address. */
export interface Part {
  readonly text: string
  readonly address: string | null
}

/** None where nothing is left of it: a button without an address, or a condition that does not hold. */
async function partOf({ source, button: asButton }: Block, values: Variables): Promise<Part[]> {
  if (!asButton) {
    const text = (await write(source, values)).trim()
    return text === '' ? [] : [{ text, address: null }]
  }
  const address = (await write(asButton.address, values)).trim()
  return ADDRESS.test(address) ? [{ text: await write(asButton.label, values), address }] : []
}

function asText({ text, address }: Part): string {
  return address === null ? text : `${text}:\n${address}`
}

function asHtml({ text, address }: Part): string {
  return address === null ? paragraph(escapeHtml(text)) : button(escapeHtml(text), escapeHtml(address))
}

/** Of a list each entry; no value begins a paragraph. */
function oneLine(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(oneLine).join('\n')
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : value
}

function write(source: string, values: Variables): Promise<string> {
  return liquid.parseAndRender(source, values)
}
