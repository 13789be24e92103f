import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { faultsIn } from './check.ts'
import { commonValues, declaredMails, mailTemplates, valuesOf } from './declared.ts'
import { outline } from './render.ts'
import { BUILT_IN_LANGUAGES, builtInText } from './templates.ts'

const WHOLE = { subject: 'Hello', body: '[Choose]({{ link }})' }
const faults = (text: Partial<typeof WHOLE>) => faultsIn('invitation', { ...WHOLE, ...text })

describe('a text by which no mail could be written is told with the place of the mistake', () => {
  test.each([
    ['{{ nme }}', 1, 4, 'There is no value “nme”.'],
    ['Hello\n\nso {{ name', 3, 4, 'What begins with {{ ends with }}.'],
    ['one\n\n{% if name != "" %}x\n\ny{% endif %}', 3, 1, 'A condition ends in the paragraph'],
    ['{% for i in (1..9) %}x{% endfor %}', 1, 1, 'There is no “for” here'],
    ['{% include "x" %}', 1, 1, 'There is no “include” here'],
    ['{{ name | raw }}', 1, 1, 'There is no “raw” for values.'],
    ['{{ }}', 1, 4, 'Something is missing'],
    ['[Go](javascript:alert(1))', 1, 1, 'A button leads to'],
    ['[Go]({{ name }})', 1, 1, 'A button leads to'],
    ['Hello', 1, 1, 'of no use without {{ link }}'],
  ])('%j', (body, line, column, message) => {
    expect(faults({ body })[0]).toMatchObject({ part: 'body', line, column })
    expect(faults({ body })[0]?.message).toContain(message)
  })

  test('a link does not stand in a subject, where lists show it', () => {
    expect(faults({ subject: 'Go to {{ link }}' })).toMatchObject([{ part: 'subject', line: 1, column: 10 }])
    expect(faults({ subject: '{{ x' })).toMatchObject([{ part: 'subject', line: 1, column: 1 }])
  })

  test('a whole text has none', () => {
    expect(
      faults({ body: '{% if givenName != "" %}Hello {{ givenName | upcase }}{% endif %},\n\n[Go]({{ link }})' }),
    ).toEqual([])
  })
})

describe('every declared mail is whole', () => {
  const words = (language: string, file: string) =>
    JSON.parse(readFileSync(`console/src/locales/${language}/${file}.json`, 'utf8'))

  test.each(mailTemplates)('%s', async (template) => {
    for (const language of BUILT_IN_LANGUAGES) {
      const text = builtInText(template, language)
      expect(text && faultsIn(template, text)).toEqual([])
      const examples = Object.entries(valuesOf(template)).map(([name, { example }]) => [name, example])
      const { parts } = await outline(template, { ...WHOLE, ...text, language }, Object.fromEntries(examples))
      expect(parts.length).toBeGreaterThan(1)
      expect(words(language, 'outbox').template[template]).toBeTruthy()
    }
    const german = words('de', 'mailWords')
    expect(german.help[template]).toBeTruthy()
    const unsaid = Object.keys({ ...commonValues, ...declaredMails[template].values }).filter(
      (name) => !german.values[name],
    )
    expect(unsaid).toEqual([])
    expect(existsSync(`server/platform/mail/templates/${template}`)).toBe(true)
  })
})
