import { expect, test } from 'vitest'
import { createDirectory } from '../../server/directories/contract.ts'
import { checkRecordFile } from '../../server/directories/records/contract.ts'
import { Malformed } from '../../server/platform/failures.ts'
import { startServer } from '../harness/server.ts'

async function openDirectory() {
  const server = await startServer()
  const { admin, call } = server
  const attributes = ['a', 'b', 'c', 'd'].map((key) => ({ key, name: key, kind: 'number' as const, required: true }))
  await call(admin, createDirectory, { body: { key: 'sizes', name: 'Sizes', uniqueNames: false, attributes } })
  return { ...server, params: { directory: 'sizes' } }
}

// Work that grows with the square of the mistakes would outlast the test.
test('a file in which every cell is wrong keeps nobody waiting', { timeout: 40_000 }, async () => {
  const { admin, call, params } = await openDirectory()
  const upload = Buffer.from(`name,a,b,c,d\n${'Small,x,x,x,\n'.repeat(20_000)}`)
  const told = await call(admin, checkRecordFile, { params, upload })
  expect(told.problems).toHaveLength(200)
  expect(told.problems[0]).toMatchObject({ line: 2, column: 'a' })
  expect(told.moreProblems).toBe(80_000 - 200)
})

test('a header of a million cells is no file of records', async () => {
  const { admin, refused, params } = await openDirectory()
  const upload = Buffer.from(`name${','.repeat(1_000_000)}\n${'Small\n'.repeat(20_000)}`)
  await refused(admin, checkRecordFile, { params, upload }, Malformed)
})
