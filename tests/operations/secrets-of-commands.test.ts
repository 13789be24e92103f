import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installation, setUpInstallation } from '../harness/operator.ts'

const modeOf = (file: string) => statSync(file).mode & 0o777

test('R102 a password never stands in a command: it comes from standard input', async () => {
  const here = await setUpInstallation()
  const address = 'smtp://roster:canary-of-the-post@mail.example.org:587'
  const refused = await here.roster(['settings', 'set', 'mail.server', address])
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('--from-stdin') })
  expect(refused.err).not.toContain('canary')
  const told = await here.must(['settings', 'set', 'mail.server', '--from-stdin'], `${address}\n`)
  expect(told).toBe('mail.server is smtp://roster@mail.example.org:587.\n')
  expect((await here.roster(['settings', 'set', 'installation.name'])).err).toContain('--from-stdin')
  expect(await here.must(['settings', 'set', 'installation.name', 'Fjord Bank'])).toContain('Fjord Bank')
})

test('R102 what commands write is readable by its owner alone, also over a file that was open to others', async () => {
  const here = await setUpInstallation()
  const file = (name: string) => {
    const path = join(here.folder, name)
    writeFileSync(path, 'old')
    chmodSync(path, 0o666)
    return path
  }
  const [people, trail, backup] = [file('people.csv'), file('trail.csv'), file('backup.gz')]
  await here.must(['users', 'export', '--output', people])
  await here.must(['audit', 'export', '--output', trail])
  await here.must(['backup', backup, '--force'])
  expect([people, trail, backup].map(modeOf)).toEqual([0o600, 0o600, 0o600])
})

test.runIf(process.getuid?.() === 0)(
  'R102 root runs no command in somebody else’s data directory: a key it wrote there nobody else could read',
  async () => {
    const here = await setUpInstallation()
    chownSync(here.folder, 12345, 12345)
    const { code, err } = await here.roster(['keys', 'rotate'])
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('belongs to another user (12345)') })
    chownSync(here.folder, 0, 0)
    expect(JSON.parse(await here.must(['keys', 'list', '--json']))).toHaveLength(1)
  },
)

test('two backups into one file at once: each is whole, and what a killed one left is gone the next day', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'daily.backup')
  const [old, young] = [`${file}.killed-long-ago.making`, `${file}.being-written.making`]
  for (const name of [old, young]) writeFileSync(name, 'everybody')
  utimesSync(old, 1, 1)
  const both = await Promise.all([1, 2].map(() => here.roster(['backup', file, '--force'])))
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect([old, young].map((name) => existsSync(name))).toEqual([false, true])
  const there = await installation()
  copyFileSync(join(here.folder, 'root.key'), join(there.folder, 'root.key'))
  expect(await there.must(['restore', file])).toContain('are back')
  expect(readdirSync(here.folder).filter((name) => name.endsWith('.making'))).toHaveLength(1)
})
