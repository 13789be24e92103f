/** Hygiene of contracts: what must be true of every request besides what the types already say. */
import type { z } from 'zod'
import type { Access, Contract, Failure } from '../../server/platform/contract.ts'

export interface Found {
  readonly file: string
  readonly contract: Contract
}

const ID = /^[a-z][a-zA-Z-]*\.[a-z][a-zA-Z-]*$/

/** What is wrong with single contracts, and between them. `permissions` are those that roles can give. */
export function contractViolations(found: readonly Found[], permissions: ReadonlySet<string>): string[] {
  const alone = found.flatMap(({ file, contract }) =>
    flawsOf(contract, permissions).map((flaw) => `${file} ${contract.id}: ${flaw}`),
  )
  const contracts = found.map(({ contract }) => contract)
  return [
    ...alone,
    ...twice(contracts.map(({ id }) => id)).map((id) => `${id} is the id of two contracts`),
    ...twice(contracts.map(addressOf)).map((address) => `${address} is answered by two contracts`),
    ...ambiguous(contracts.flatMap(({ failures = [] }) => failures)).map((code) => `${code} means two things`),
  ]
}

/** Whether an exported value is a contract. */
export function isContract(value: unknown): value is Contract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value
}

function flawsOf(contract: Contract, permissions: ReadonlySet<string>): string[] {
  const { method, path, id, summary, leaves } = contract
  const shapes = { params: contract.params, query: contract.query, body: contract.body }
  const isRead = method === 'GET'
  return [
    ...(ID.test(id) ? [] : ['its id is not feature.verb']),
    ...(summary.length > 0 && summary.length <= 80 && !summary.endsWith('.')
      ? []
      : ['its summary is no short heading']),
    ...unknownAccess(contract.access, permissions).map((name) => `no role can give ${name}`),
    ...(isRead && (contract.body || leaves) ? ['a GET takes no body and leaves nothing'] : []),
    ...(!isRead && leaves === undefined ? ['it does not say what it leaves in the trail'] : []),
    ...(parametersOf(path) === keysOf(contract.params) ? [] : ['its path and its params name different things']),
    ...Object.entries(shapes).flatMap(([part, shape]) =>
      isLoose(shape) ? [`its ${part} lets unknown fields pass`] : [],
    ),
  ]
}

function unknownAccess(access: Access, permissions: ReadonlySet<string>): string[] {
  if (access === 'public' || access === 'signed-in' || access === 'half-signed-in') return []
  const names: readonly string[] = typeof access === 'string' ? [access] : access
  return names.length === 0 ? ['(nothing)'] : names.filter((name) => !permissions.has(name))
}

function parametersOf(path: string): string {
  return [...path.matchAll(/:(\w+)/g)]
    .map(([, name]) => name)
    .sort()
    .join()
}

function keysOf(shape: z.ZodType | null | undefined): string {
  return Object.keys(objectOf(shape)?.shape ?? {})
    .sort()
    .join()
}

/** An object that is not strict drops what it does not know instead of refusing it. */
function isLoose(shape: z.ZodType | null | undefined): boolean {
  const object = objectOf(shape)
  return object !== undefined && object.catchall?._zod.def.type !== 'never'
}

type ObjectDefinition = z.core.$ZodObjectDef

function objectOf(shape: z.ZodType | null | undefined): ObjectDefinition | undefined {
  const definition = shape?._zod.def
  return definition && isObject(definition) ? definition : undefined
}

function isObject(definition: z.core.$ZodTypeDef): definition is ObjectDefinition {
  return definition.type === 'object'
}

function addressOf({ method, path }: Contract): string {
  return `${method} ${path.replace(/:\w+/g, ':')}`
}

function ambiguous(failures: readonly Failure[]): string[] {
  const meanings = new Set(failures.map(({ code, status, title }) => JSON.stringify([code, status, title])))
  return twice([...meanings].map((meaning): string => JSON.parse(meaning)[0]))
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
