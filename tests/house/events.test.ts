import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allLeaves } from '../../server/app/features.ts'
import { isTest, readHouse } from './sources.ts'

const TOLD = /\brecord\(\s*\w+,\s*'([a-z-]+\.[a-z-]+)'|\bevent: '([a-z-]+\.[a-z-]+)'/g

/** Every event that can stand in the trail: what contracts promise, and what else the server records. */
function events(): string[] {
  const sources = readHouse().filter(({ path }) => path.startsWith('server/') && !isTest(path))
  const told = sources.flatMap(({ text }) => [...text.matchAll(TOLD)].map(([, one, other]) => one ?? other ?? ''))
  return [...new Set([...allLeaves(), ...told])].sort()
}

test('every event has its words in the audit log, in every language', () => {
  for (const language of ['en', 'de']) {
    const { did, group } = JSON.parse(readFileSync(`console/src/locales/${language}/trail.json`, 'utf8'))
    const missing = events().filter((event) => {
      const [first = '', second = ''] = event.split('.')
      return !did[first]?.[second] || !group[first]
    })
    expect([language, missing]).toEqual([language, []])
  }
})
