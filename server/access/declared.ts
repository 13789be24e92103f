/** What modules declare, made ready for looking up. Pure: the stored manifests in, look-ups out. */
import type { Level } from './engine/index.ts'
import { rosterModule } from './manifest.ts'

type DeclaredLevel = Exclude<Level, 'none' | 'no'>

/** The part of a stored manifest that decisions read; keys are those of the manifest, without the module. */
export interface Declaration {
  readonly key: string
  readonly name: string
  readonly scopes: readonly {
    readonly key: string
    readonly name: string
    readonly help: string
    readonly actions: readonly DeclaredAction[]
    readonly fields: readonly DeclaredField[]
    readonly attributes: readonly { readonly key: string; readonly name: string; readonly directory: string }[]
  }[]
  /** Special permissions: of the module as a whole. */
  readonly permissions: readonly (DeclaredAction & { readonly help: string })[]
  readonly directories: readonly { readonly key: string }[]
}

interface DeclaredAction {
  readonly key: string
  readonly name: string
  /** Widest first. */
  readonly levels: readonly DeclaredLevel[]
}

interface DeclaredField {
  readonly key: string
  readonly name: string
  /** A role that is silent on it withholds it. */
  readonly restricted: boolean
}

export interface DeclaredScope {
  readonly module: string
  /** As permissions name it: `users`, `desk/issues`; the module's own key for its special permissions. */
  readonly key: string
  readonly name: string
  readonly help: string
  readonly special: boolean
  readonly actions: readonly DeclaredAction[]
  readonly fields: readonly DeclaredField[]
  /** `directory` is the key that the directory has in this Roster. */
  readonly attributes: readonly { readonly key: string; readonly name: string; readonly directory: string }[]
}

interface DeclaredModule {
  readonly key: string
  readonly name: string
  readonly scopes: readonly DeclaredScope[]
}

/** What is declared now. What it does not name gives nothing. */
export interface Catalogue {
  /** `roster` first, the others by key. */
  readonly modules: readonly DeclaredModule[]
  scope(key: string): DeclaredScope | undefined
  /** The levels that a permission takes, widest first; undefined where it is not declared. */
  levels(scope: string, action: string): readonly DeclaredLevel[] | undefined
  field(scope: string, field: string): DeclaredField | undefined
  /** Whether silence about this field withholds it. */
  isRestricted(scope: string, field: string): boolean
  /** All of these, as `scope.field`. */
  readonly restrictedFields: ReadonlySet<string>
  /** The attributes of the records of a scope: key → key of the directory whose records it names. */
  attributes(scope: string): ReadonlyMap<string, string>
}

/** The catalogue of Roster's own module and these installed ones. */
export function catalogueFrom(installed: readonly Declaration[]): Catalogue {
  const modules = [asRoster(), ...installed.map(asModule)]
  const scopes = new Map(modules.flatMap((module) => module.scopes.map((scope) => [scope.key, scope])))
  const attributes = new Map([...scopes].map(([key, scope]) => [key, directoriesOf(scope)]))
  const levels = new Map(
    [...scopes.values()].flatMap((scope) =>
      scope.actions.map((action) => [`${scope.key}.${action.key}`, action.levels] as const),
    ),
  )
  const field = (scope: string, key: string) => scopes.get(scope)?.fields.find((one) => one.key === key)
  return {
    modules,
    scope: (key) => scopes.get(key),
    levels: (scope, action) => levels.get(`${scope}.${action}`),
    field,
    isRestricted: (scope, key) => field(scope, key)?.restricted ?? false,
    restrictedFields: new Set([...scopes.values()].flatMap(restrictedOf)),
    attributes: (scope) => attributes.get(scope) ?? NO_ATTRIBUTES,
  }
}

function restrictedOf({ key, fields }: DeclaredScope): string[] {
  return fields.filter((field) => field.restricted).map((field) => `${key}.${field.key}`)
}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

function directoriesOf({ attributes }: DeclaredScope): ReadonlyMap<string, string> {
  return new Map(attributes.map((one) => [one.key, one.directory]))
}

function asRoster(): DeclaredModule {
  const rest = { module: rosterModule.key, special: false, fields: [], attributes: [] }
  return {
    key: rosterModule.key,
    name: rosterModule.name,
    scopes: rosterModule.scopes.map((scope) => ({ ...scope, ...rest })),
  }
}

/** What a module declares, as the rest of Roster names it: `issues` of `desk` is `desk/issues`. */
function asModule({ key, name, scopes, permissions, directories }: Declaration): DeclaredModule {
  const own = new Set(directories.map((directory) => directory.key))
  const special: DeclaredScope = {
    ...{ module: key, key, name, help: '', special: true },
    ...{ actions: permissions, fields: [], attributes: [] },
  }
  const declared = scopes.map(
    (scope): DeclaredScope => ({
      ...scope,
      ...{ module: key, key: `${key}/${scope.key}`, special: false },
      attributes: scope.attributes.map((one) => ({ ...one, directory: directoryKey(key, own, one.directory) })),
    }),
  )
  return { key, name, scopes: permissions.length === 0 ? declared : [...declared, special] }
}

/** A manifest names its own directories by their bare keys; any other key is one that this Roster knows already. */
function directoryKey(module: string, own: ReadonlySet<string>, key: string): string {
  return own.has(key) ? `${module}/${key}` : key
}
