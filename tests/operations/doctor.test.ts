import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openMailbox } from '../harness/mailbox.ts'
import { type Installation, installation, setUpInstallation } from '../harness/operator.ts'

interface Finding {
  readonly about: string
  readonly state: string
  readonly message: string
}

async function examined(here: Installation, more: NodeJS.ProcessEnv = {}) {
  const { code, out } = await here.roster(['doctor', '--json'], '', more)
  const found: Finding[] = JSON.parse(out)
  const of = (about: string) => found.find((one) => one.about === about)
  return { code, of }
}

test('the doctor looks beside a running server and says in words what deserves a look', async () => {
  const here = await setUpInstallation()
  await here.serve()
  const { code, of } = await examined(here)
  expect(of('database')).toMatchObject({ state: 'ok' })
  expect(of('root key')).toMatchObject({ state: 'ok' })
  expect(of('trail')).toMatchObject({ state: 'ok' })
  expect(of('administrators')?.message).toMatch(/Only one administrator/)
  expect(of('mail')?.message).toMatch(/No mail server/)
  expect(code).toBe(2)
})

test('a mail server that answers is found well, one that does not is found out', async () => {
  const mailbox = await openMailbox()
  const here = await setUpInstallation()
  expect((await examined(here, { ROSTER_SMTP_URL: mailbox.url })).of('mail')).toMatchObject({ state: 'ok' })
  const { code, of } = await examined(here, { ROSTER_SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(of('mail')).toMatchObject({ state: 'fail' })
  expect(code).toBe(1)
})

test('before the first start it changes nothing; a key that others can read is named', async () => {
  const here = await installation()
  expect((await examined(here)).of('database')).toMatchObject({ state: 'warn' })
  expect((await examined(here)).of('database')).toMatchObject({ state: 'warn' })
  await here.must(['migrate'])
  chmodSync(join(here.folder, 'root.key'), 0o644)
  expect((await examined(here)).of('root key')?.message).toMatch(/chmod 600/)
})

test('a trail shorter than its last anchor is found at once', async () => {
  const here = await setUpInstallation()
  await (await here.serve()).stop()
  writeFileSync(join(here.folder, 'audit-anchors.log'), '{"position":1}\n')
  expect((await examined(here)).of('trail')).toMatchObject({ state: 'fail' })
})
