/** Modules in tests: the sample laboratory of three applications, and whatever text a test writes. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getModule, installModule, removeModule } from '../../server/modules/contract.ts'
import { listRoles } from '../../server/roles/contract.ts'
import type { Person } from './people.ts'
import type { TestServer } from './server.ts'

const SAMPLES = join(import.meta.dirname, '../../sample/modules')

export const sampleManifest = (key: string): string => readFileSync(join(SAMPLES, `${key}.yaml`), 'utf8')

/** A Roster in which modules come and go. */
export function withModules({ admin, call, attempt }: Pick<TestServer, 'admin' | 'call' | 'attempt'>) {
  const versionOf = async (key: string) => (await attempt(admin, getModule, { params: { key } })).reply?.version ?? 0
  const install = async (key: string, manifest = sampleManifest(key), by: Person = admin) =>
    call(by, installModule, { params: { key }, body: { manifest }, version: await versionOf(key) })
  const remove = async (key: string) => call(admin, removeModule, { params: { key }, version: await versionOf(key) })
  const roleCalled = async (name: string) => {
    const role = (await call(admin, listRoles, {})).items.find((one) => one.name === name)
    if (!role) throw new Error(`There is no role ${name}.`)
    return role
  }
  return { install, remove, roleCalled, versionOf }
}
