import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readHouse } from './sources.ts'

const copies: string[] = []
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true })
})

describe('the scripts that start everything', () => {
  test('need nothing that is not there yet', () => {
    const scripts = readHouse().filter(({ path }) => /^scripts\/.*\.mjs$/.test(path))
    const needed = scripts.flatMap(({ imports }) => imports.map(({ target }) => target))
    expect(needed.filter((target) => !target.startsWith('node:') && !/^scripts\/\w+\.mjs$/.test(target))).toEqual([])
  })

  test('say in one sentence what they do not know', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'fly'], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^roster: there is no "fly"\. Known: start, roster, .*\.\n$/)
  })

  test('say in one sentence that a copy of Roster is not whole', () => {
    const copy = mkdtempSync(join(tmpdir(), 'roster-copy-'))
    copies.push(copy)
    cpSync('scripts', join(copy, 'scripts'), { recursive: true })
    const { status, stderr } = spawnSync(process.execPath, [join(copy, 'scripts/run.mjs'), 'start'], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(
      'roster: package-lock.json is missing or unreadable: this is not a whole copy of Roster.',
    )
  })
})

describe('a program that was started in our place', () => {
  // As under a Node that cannot replace itself.
  const start = (program: string): ChildProcess => {
    const script = `process.execve = undefined; const { become } = await import('./scripts/child.mjs'); become(process.execPath, ['-e', ${JSON.stringify(program)}])`
    return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  }

  test('ends us with its own exit code', async () => {
    expect((await once(start('process.exit(7)'), 'exit'))[0]).toBe(7)
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('gets %s and may end gracefully', async (signal) => {
    const program = start(
      `process.on('${signal}', () => setTimeout(() => process.exit(3), 50)); setInterval(() => {}, 1000); console.log('ready')`,
    )
    if (program.stdout) await once(program.stdout, 'data')
    program.kill(signal)
    expect((await once(program, 'exit'))[0]).toBe(3)
  })

  test('that dies of a signal ends us likewise', async () => {
    expect((await once(start("process.kill(process.pid, 'SIGKILL')"), 'exit'))[0]).toBe(137)
  })
})
