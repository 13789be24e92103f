import { expect, test } from 'vitest'
import { sampleManifest, withModules } from '../harness/modules.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

test('G-06 a module is installed from its manifest: mistakes by their lines, then the plan, then it is done and undone', async () => {
  const house = await openConsole()
  const page = await house.open('/modules', house.admin)
  await page.getByText('No application yet').waitFor()
  await expectClean(page, 'no module')
  await page.getByRole('button', { name: 'Install a module' }).click()
  const manifest = page.getByLabel('Manifest', { exact: true })
  await manifest.fill(sampleManifest('compounds').replace('export: yes', 'exports: yes'))
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('1 mistake').waitFor()
  await expectClean(page, 'mistakes')
  await page.getByRole('button', { name: /^Line \d+/ }).click()
  const chosen = await page.evaluate<string>(
    'document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)',
  )
  expect(chosen).toContain('exports: yes')
  await manifest.fill(sampleManifest('compounds'))
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Nobody gains or loses anything by it.').waitFor()
  await expectClean(page, 'plan')
  await page.getByRole('button', { name: 'Install', exact: true }).click()
  await page.getByRole('heading', { name: 'Compounds', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'Compound user' }).waitFor()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('Removed: its roles give nothing.').waitFor()
})

test('G-06 removing says who loses what; the role page says why the role gives nothing', async () => {
  const house = await openConsole()
  const { install, roleCalled } = withModules({ ...house, attempt: house.attempt })
  await install('assays')
  const role = await roleCalled('Assay user')
  await house.person('Ada Lovelace', { roles: [role.id], activated: false })
  for (const look of LOOKS)
    for (const path of ['/modules', '/modules/assays'])
      await expectCleanInColors(await house.open(path, house.admin, look), path)
  const page = await house.open('/modules/assays', house.admin)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Remove module' }).click()
  await page.getByText('Assay user goes out of effect; 1 person holds it.').waitFor()
  await page.getByText('1 · Ada Lovelace').first().waitFor()
  await expectClean(page, 'removal')
  await page.getByRole('button', { name: 'Remove module' }).click()
  await page.getByText('Removed: its roles give nothing.').waitFor()
  await page.getByRole('button', { name: 'Install again' }).waitFor()
  const roles = await house.open(`/roles/${role.id}`, house.admin)
  await roles.getByText('Module removed').waitFor()
})
