import { expect, test } from 'vitest'
import { endWhatWasOpen } from '../../server/backup/index.ts'
import { contextOf, operatorActor } from '../../server/platform/context.ts'
import { showImportUndo, undoImport } from '../../server/undo/imports/contract.ts'
import { listUsers } from '../../server/users/contract.ts'
import { startServer } from '../harness/server.ts'
import { importText } from '../imports/importing.ts'

test('R105 an undo that an old backup holds half done deletes nobody once it is restored', async () => {
  const server = await startServer()
  const { admin, call, roster, run, signIn } = server
  const { id } = await importText(server, admin, 'users', 'username\nada\nbo\ncy\n')
  await call(admin, undoImport, { params: { import: id } })
  const restoring = { at: roster.ctx.now(), ours: true }
  await endWhatWasOpen(contextOf(roster.world, operatorActor), restoring)
  await run('undo-imports')
  await signIn(admin)
  expect((await call(admin, listUsers, {})).total).toBe(4)
  const { state, error } = await call(admin, showImportUndo, { params: { import: id } })
  expect({ state, error }).toEqual({ state: 'failed', error: 'restored from a backup' })
})
