import { DefaultQueryExecutor } from 'kysely'
import { vi } from 'vitest'

/** What a process asks by itself each second, whoever asks it for something. */
const BY_ITSELF = /^select "settings_version" from "installation"$/

/** The statements that the database was sent while something happened, as text; nothing else may happen meanwhile. */
export async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = []
  const original = DefaultQueryExecutor.prototype.executeQuery
  const spy = vi.spyOn(DefaultQueryExecutor.prototype, 'executeQuery').mockImplementation(function (
    this: DefaultQueryExecutor,
    query,
    ...rest
  ) {
    if (!BY_ITSELF.test(query.sql)) texts.push(query.sql)
    return original.call(this, query, ...rest) as never
  })
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return texts
}
