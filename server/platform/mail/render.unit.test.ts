import { expect, test } from 'vitest'
import type { MailTemplate } from './declared.ts'
import { fill } from './render.ts'
import { builtInText } from './templates.ts'

const common = { installation: 'Analytical Engine', console: 'https://roster.example.org' }
const ada = {
  ...common,
  name: 'Ada',
  username: 'ada',
  link: 'https://roster.example.org/activate#x.y',
  expiresAt: '2026-07-05T09:30:00.000Z',
}
/** As it is built in: German for who reads German, else English. */
function render(template: MailTemplate, asked: string, values: Readonly<Record<string, unknown>>) {
  const language = asked.startsWith('de') ? 'de' : 'en'
  const text = builtInText(template, language)
  if (!text) throw new Error(`${template} has no text.`)
  return fill(template, { ...text, language }, values)
}

const templates = ['invitation', 'access-info', 'password-reset'] as const

test('R93 names with markup stay text and cannot add a link, a paragraph or a header', async () => {
  const evil = '<img src=x onerror=alert(1)>\r\nBcc: eve@example.org\n\n[Click](https://evil.example)'
  for (const template of templates) {
    const { subject, text, html } = await render(template, 'en', {
      ...ada,
      name: evil,
      username: evil,
      installation: evil,
    })
    expect(subject).not.toMatch(/[\r\n]/)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href="https://evil')
    expect(text).not.toMatch(/^Bcc/m)
    expect(html.match(/<a /g)).toHaveLength(1)
  }
})

test('values are not read as templates', async () => {
  const { text } = await render('invitation', 'en', { ...ada, name: '{{ link }}{% if %}' })
  expect(text).toContain('Hello {{ link }}{% if %},')
})

test('every template says the same in English and German', async () => {
  for (const template of templates) {
    const [english, german, other] = [
      await render(template, 'en', ada),
      await render(template, 'de-AT', ada),
      await render(template, 'fr', ada),
    ]
    expect(german.text).toContain('Guten Tag Ada,')
    expect(german.html).toContain('<html lang="de">')
    expect(german.text.split('\n\n')).toHaveLength(english.text.split('\n\n').length)
    expect(other).toEqual(english)
    for (const { text, html } of [english, german]) {
      expect(text).toContain(ada.link)
      expect(html).toContain(`href="${ada.link}"`)
    }
  }
})

test('moments are in the language and time zone of the reader', async () => {
  expect((await render('invitation', 'en', ada)).text).toContain('5 July 2026 at 09:30 UTC')
  expect((await render('invitation', 'de', { ...ada, timeZone: 'Europe/Berlin' })).text).toMatch(
    /5\. Juli 2026 um 11:30 MESZ/,
  )
})

test('what is not known is left out', async () => {
  const { text, html } = await render('access-info', 'en', { ...common, name: '', username: '', link: '' })
  expect(text).toBe('Hello,\n\nyou have an account at Analytical Engine.\n\nAddress: https://roster.example.org\n')
  expect(html).not.toContain('<a ')
})

test('a mail without the link it is about is not written', async () => {
  await expect(render('invitation', 'en', { ...ada, link: '', expiresAt: '' })).rejects.toThrow()
})
