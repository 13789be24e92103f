import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settingKeys } from '../../server/platform/settings.ts'
import { describe as describeSetting } from '../../server/settings/catalogue.ts'

const LOCALES = 'console/src/locales'
/** The server says these in English; only other languages have a file. */
const OF_THE_SERVER = ['mailWords.json', 'problems.json', 'sentences.json', 'settingWords.json']

type Words = { readonly [key: string]: string | Words }

test('every word of the console stands in every language', () => {
  const files = (language: string) =>
    readdirSync(join(LOCALES, language)).filter((file) => !OF_THE_SERVER.includes(file))
  expect(files('de')).toEqual(files('en'))
  const differing = files('en').flatMap((file) => {
    const [english, german] = [keysOf(read('en', file)), keysOf(read('de', file))]
    return [...without(english, german), ...without(german, english)].map((key) => `${file}: ${key}`)
  })
  expect(differing).toEqual([])
})

test('every setting has its words, its group and its unit in every language', () => {
  const german = keysOf(read('de', 'settingWords.json'))
  const page = keysOf(read('en', 'settings.json'))
  const missing = settingKeys.flatMap((key) => {
    const { group, unit, type, choices } = describeSetting(key)
    const named =
      type === 'choice' || type === 'choices' ? (choices ?? []).map(({ value }) => `${key}.choices.${value}`) : []
    const words = [`${key}.title`, `${key}.help`, ...named].filter((word) => !german.has(word))
    const shown = [`groups.${group}`, ...(unit ? [`units.${unit}_other`, `unitNames.${unit}_other`] : [])]
    return [...words, ...shown.filter((word) => !page.has(word))]
  })
  expect(missing).toEqual([])
})

function read(language: string, file: string): Words {
  return JSON.parse(readFileSync(join(LOCALES, language, file), 'utf8'))
}

function keysOf(words: Words, prefix = ''): Set<string> {
  return new Set(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [`${prefix}${key}`] : [...keysOf(value, `${prefix}${key}.`)],
    ),
  )
}

function without(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((key) => !others.has(key))
}
