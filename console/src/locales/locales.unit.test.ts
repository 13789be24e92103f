import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = import.meta.dirname
const languages = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const files = readdirSync(join(here, 'en'))

/** `status.active`, with the plural endings of a language folded: they differ between languages. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object'
      ? keysOf(value, `${path}${key}.`)
      : [`${path}${key.replace(/_(zero|one|two|few|many|other)$/, '')}`],
  )
}

const read = (language: string, file: string): object => JSON.parse(readFileSync(join(here, language, file), 'utf8'))
const sorted = (keys: string[]) => [...new Set(keys)].sort()

test.each(languages.flatMap((language) => files.map((file) => [language, file] as const)))(
  '%s says everything of %s',
  (language, file) => {
    expect(sorted(keysOf(read(language, file)))).toEqual(sorted(keysOf(read('en', file))))
  },
)
