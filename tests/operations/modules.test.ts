import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sampleManifest } from '../harness/modules.ts'
import { setUpInstallation } from '../harness/operator.ts'

test('G-06 the operator installs, plans, shows and removes modules, beside a running server or without', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'assays.yaml')
  writeFileSync(file, sampleManifest('assays'))
  expect(await here.must(['modules', 'plan', file])).toMatch(/^Assays: install\n {2}new module assays/)
  expect(await here.must(['modules', 'install', file])).toBe('Assays 1.0 is installed.\n')
  const role = JSON.parse(await here.must(['roles', 'list', '--json'])).find(
    (one: { name: string }) => one.name === 'Assay user',
  )
  expect(role).toMatchObject({ origin: 'module', module: { key: 'assays', removed: false } })
  await here.must(['users', 'create', '--given-name', 'Grace', '--username', 'grace'])
  await here.must(['roles', 'grant', 'grace', 'Assay user'])
  const refused = await here.roster(['modules', 'remove', 'assays'])
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('assays/assays.read team: 1 lose (Grace)') })
  expect(await here.must(['modules', 'remove', 'assays', '--yes'])).toBe('Assays is removed.\n')
  expect(await here.must(['modules', 'list'])).toMatch(/assays +Assays +1\.0 +2 +1 +removed/)
  expect(await here.must(['modules', 'install', '-'], sampleManifest('assays'))).toContain('is installed')
  expect(await here.must(['modules', 'show', 'assays'])).toMatch(/^key: assays\nname: Assays\n/)
})

test('a manifest with mistakes names each by its line, and changes nothing', async () => {
  const here = await setUpInstallation()
  const wrong = sampleManifest('assays').replace('assays.edit: own', 'assays.fly: own')
  const { code, err } = await here.roster(['modules', 'install', '-'], wrong)
  expect(code).toBe(1)
  expect(err).toMatch(/line 17, column \d+: roles\.1\.permissions\.assays\.fly: Scope “assays” has no action “fly”\./)
  expect(JSON.parse(await here.must(['modules', 'list', '--json']))).toEqual([])
})

test('modules of the configuration are there from the start, and nobody else changes them', async () => {
  const here = await setUpInstallation()
  const file = join(here.folder, 'core.yaml')
  writeFileSync(file, sampleManifest('core'))
  const configured = { ROSTER_MODULES: file }
  const first = await here.serve(configured)
  await first.stop()
  const [module] = JSON.parse(await here.must(['modules', 'list', '--json']))
  expect(module).toMatchObject({ key: 'core', fixed: true, source: 'configuration' })
  const { err } = await here.roster(['modules', 'remove', 'core', '--yes'])
  expect(err).toContain('This module is fixed where Roster is started.')
  writeFileSync(file, sampleManifest('core').replace('levels: [yes]', 'levels: [maybe]'))
  const failed = await here.roster(['serve'], undefined, configured)
  expect(failed).toMatchObject({ code: 1, err: expect.stringMatching(/core\.yaml:11:\d+: scopes\.0\.actions\.0/) })
  const second = await here.serve()
  await second.stop()
  const [released] = JSON.parse(await here.must(['modules', 'list', '--json']))
  expect(released).toMatchObject({ fixed: false, source: 'former-configuration' })
})
