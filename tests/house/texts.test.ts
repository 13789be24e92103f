import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

// Put together here, so that this file does not name them.
const FOREIGN = new RegExp(
  ['/wo' + 'rk/', '/ro' + 'ot/', 'regis' + 'try\\.[a-z]+\\.[a-z]+', 'npm' + 'js\\.(org|com)'].join('|'),
)

describe('no file names the machine it was made on, nor where packages come from', () => {
  test.runIf(existsSync('.git'))('in what is committed', () => {
    const { stdout } = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
    const files = stdout.split('\0').filter((path) => path !== '' && existsSync(path))
    expect(files.length).toBeGreaterThan(10)
    expect(files.flatMap((path) => foreign(path, readFileSync(path, 'latin1')))).toEqual([])
  })

  test('the reader notices', () => {
    expect(foreign('x', `see /wo${'rk/'}main`)).toHaveLength(1)
    expect(foreign('x', `https://regis${'try.npm'}js.org/x`)).toHaveLength(1)
    expect(foreign('x', 'the npm registry, and our network/workers')).toEqual([])
  })
})

function foreign(path: string, text: string): string[] {
  const hit = FOREIGN.exec(text)
  return hit ? [`${path}: ${hit[0]}`] : []
}
