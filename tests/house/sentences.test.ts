import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { saysIt, sentencesOf } from './sentences.ts'
import { readHouse, sourceOf } from './sources.ts'

const LOCALES = 'console/src/locales'

test('whatever the server says to people in a refusal is known in every language', () => {
  const sentences = sentencesOf(readHouse())
  expect(sentences.length).toBeGreaterThan(120)
  for (const language of readdirSync(LOCALES).filter((name) => /^[a-z]{2}$/.test(name) && name !== 'en')) {
    const known = Object.keys(JSON.parse(readFileSync(`${LOCALES}/${language}/sentences.json`, 'utf8')))
    const missing = sentences.filter((sentence) => !known.some((key) => saysIt(sentence, key)))
    expect({ language, missing }).toEqual({ language, missing: [] })
  }
})

test('the reader finds sentences in code', () => {
  const text = `refuseField(Invalid, 'until', 'The end is near.', 'x')\nrefuse(X, { detail: \`\${name} is \${n} gone.\` })`
  expect(sentencesOf([sourceOf('server/x.ts', text)])).toEqual(['The end is near.', '{} is {} gone.'])
  expect(saysIt('{} is {} gone.', '{1} is long gone.')).toBe(true)
  expect(saysIt('{} is {} gone.', '{1} was long gone.')).toBe(false)
})
