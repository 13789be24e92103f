/** Who may import whom in the server: cli → app → features → platform, and features only backwards, by the front door. */
import { type Import, isTest, type Source } from './sources.ts'

const LAYERS = ['platform', 'feature', 'app', 'cli'] as const
type Layer = (typeof LAYERS)[number]

/** What the console reads too: these must not pull in the rest of a feature, so they pass by the front door. */
const SHARED = /\/(contract|shapes|manifest|failures)\.ts$/

/** What a source does against the arrows. `order` is the list of features as `app/features.ts` gives it. */
export function arrowViolations(source: Source, order: readonly string[]): string[] {
  if (!source.path.startsWith('server/') || isTest(source.path)) return []
  return source.imports.flatMap((one) => {
    const why = wrongness(source.path, one, order)
    return why ? [`${source.path} imports ${one.target}: ${why}`] : []
  })
}

/** The names in the list of `app/features.ts`, read from its text. */
export function featureOrder(text: string): string[] {
  const list = /\bfeatures\b[^=]*=\s*\[([\s\S]*?)(?:\n\]|\](?: as const)?$)/m.exec(text)?.[1] ?? ''
  const named = [...list.matchAll(/(?:name: |^\s*|[[,]\s*)'([a-z-]+)'/gm)].map(([, name = '']) => name)
  if (named.length > 0) return named
  const folders = new Map(
    [...text.matchAll(/import\s+\{([^}]*)\}\s+from\s+'\.\.\/([a-z-]+)\//g)].flatMap(importedNames),
  )
  return [...list.matchAll(/\b[A-Za-z]\w*/g)].flatMap(([name]) => folders.get(name) ?? [])
}

function importedNames([, names = '', folder = '']: RegExpMatchArray): [string, string][] {
  const local = (name: string) =>
    name
      .trim()
      .split(/\s+as\s+/)
      .at(-1) ?? ''
  return names.split(',').map((name): [string, string] => [local(name), folder])
}

function wrongness(path: string, { target }: Import, order: readonly string[]): string | undefined {
  if (!target.includes('/') || target.startsWith('@')) return undefined
  if (!target.startsWith('server/')) return isOurs(target) ? 'the server stands on its own' : undefined
  const [from, to] = [placeOf(path), placeOf(target)]
  if (LAYERS.indexOf(to.layer) > LAYERS.indexOf(from.layer)) return `${from.layer} must not know ${to.layer}`
  if (from.layer !== 'feature' || to.layer !== 'feature' || from.name === to.name) return undefined
  if (!isDoor(path, target)) return 'another feature is entered only through its index.ts'
  return isEarlier(to.name, from.name, order)
    ? undefined
    : `${to.name} is not listed before ${from.name} in app/features.ts`
}

function isDoor(path: string, target: string): boolean {
  return target.endsWith('/index.ts') ? target.split('/').length === 3 : SHARED.test(path) && SHARED.test(target)
}

function isEarlier(first: string, second: string, order: readonly string[]): boolean {
  if (order.length === 0) return true
  const [a, b] = [order.indexOf(first), order.indexOf(second)]
  return a !== -1 && b !== -1 && a < b
}

function isOurs(target: string): boolean {
  return /^(console|tests|scripts|bench)\//.test(target)
}

function placeOf(path: string): { layer: Layer; name: string } {
  const name = path.split('/')[1] ?? ''
  if (name === 'platform' || name === 'app' || name === 'cli') return { layer: name, name }
  return { layer: 'feature', name }
}
