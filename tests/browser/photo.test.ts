import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createRole } from '../../server/roles/contract.ts'
import { getUser } from '../../server/users/contract.ts'
import { grain, picture } from '../harness/pictures.ts'
import { expectClean, expectCleanInColors } from './complaints.ts'
import { LOOKS, openConsole } from './harness.ts'

const file = (buffer: Buffer, mimeType = 'image/jpeg') => ({ name: 'whatever.bin', mimeType, buffer })
const choose = (page: Page, buffer: Buffer, mimeType?: string) =>
  page.getByLabel('Picture', { exact: true }).setInputFiles(file(buffer, mimeType))
const cropped = (page: Page) => page.getByRole('button', { name: /Part of the picture/ })

test('a photo is chosen, its square laid by pointer or keys, shown everywhere, and removed', async () => {
  const { open, admin, person, call } = await openConsole()
  const sam = await person('Sam Rivers')
  const photo = await picture({ width: 900, height: 600, format: 'jpeg' })
  for (const look of LOOKS) {
    const page = await open(`/users/${sam.id}`, admin, look)
    await page.getByRole('button', { name: 'Photo of Sam Rivers: change' }).click()
    await page.getByRole('button', { name: 'Choose a picture' }).waitFor()
    await expectCleanInColors(page, `no picture yet ${look.width}`)
    await choose(page, photo)
    await cropped(page).waitFor()
    await expectCleanInColors(page, `crop ${look.width}`)
  }
  const page = await open(`/users/${sam.id}`, admin)
  await page.getByRole('button', { name: 'Photo of Sam Rivers: change' }).click()
  await choose(page, Buffer.from('no picture'))
  await page.getByText('This browser cannot show this picture').waitFor()
  await choose(page, photo)
  await cropped(page).focus()
  for (let n = 0; n < 20; n++) await page.keyboard.press('ArrowRight')
  await page.getByRole('slider', { name: 'Zoom' }).fill('60')
  await page.getByRole('button', { name: 'Save photo' }).click()
  await page.getByText('The photo of Sam Rivers is saved.').waitFor()
  const saved = await call(admin, getUser, { params: { user: sam.id } })
  await page.locator(`main img[src*="${saved.photo}"]`).waitFor()
  await page
    .getByRole('tab', { name: 'Activity' })
    .or(page.getByRole('link', { name: 'Activity' }))
    .first()
    .click()
  await page.getByText('gave a photo').waitFor()
  await page.keyboard.press('Control+K')
  await page.getByRole('combobox').fill('rivers')
  await page.locator('[role=option] img').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Photo of Sam Rivers: change' }).click()
  await page.getByRole('button', { name: 'Remove photo' }).click()
  await page.getByText('The photo of Sam Rivers is removed.').waitFor()
  expect(await call(admin, getUser, { params: { user: sam.id } })).toMatchObject({ photo: null })
})

test('one’s own photo, also of a file too large to send as it is; whoever may not edit sees no button', async () => {
  const { open, admin, person, call } = await openConsole()
  const own = await call(admin, createRole, {
    body: { name: 'Own', permissions: [{ scope: 'users', action: 'edit', level: 'own' }] },
  })
  const [kim, ida] = [await person('Kim Novak'), await person('Ida Wells', { roles: [own.id] })]
  const other = await open('/account', kim)
  await other.getByRole('heading', { name: 'Kept by administrators' }).waitFor()
  expect(await other.getByRole('button', { name: /: change/ }).count()).toBe(0)
  const page = await open('/account', ida)
  await page.getByRole('button', { name: 'Photo of Ida Wells: change' }).click()
  const large = await grain(2500, 95)
  expect(large.length).toBeGreaterThan(5 * 1024 * 1024)
  await choose(page, large)
  await page.getByRole('button', { name: 'Save photo' }).click()
  await page.getByText('Your photo is saved.').waitFor()
  await page.locator('nav img, aside img, [class*=user] img').first().waitFor()
  await expectClean(page, 'own photo')
})
