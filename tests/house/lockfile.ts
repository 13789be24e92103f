/** What the lockfiles promise to a newcomer: it installs everywhere, under our Node, without building anything. */

export interface Locked {
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly engines?: { readonly node?: string } | readonly string[]
  readonly os?: string | readonly string[]
  readonly cpu?: string | readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

export type Packages = Readonly<Record<string, Locked>>

/** Entries that a Node of our major refuses, that must be built, that name a host, or whose twins for other machines are missing. */
export function lockViolations(packages: Packages, node: string): string[] {
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
  )
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...(allows(entry, node) || isForNoMachineOfOurs(entry) ? [] : [`${path} does not run under Node ${node}`]),
    ...(entry.hasInstallScript && !isForAMac(entry) ? [`${path} runs an install script, and we install without`] : []),
    ...(/^https?:/.test(entry.resolved ?? '') ? [`${path} names the host it came from`] : []),
    ...Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !names.has(name))
      .map((name) => `${path} lacks ${name}: a clean install fails`),
  ])
}

/** There is no Node of our major for 32-bit Windows, so nobody installs what is made for it. */
function isForNoMachineOfOurs({ cpu }: Locked): boolean {
  return [cpu].flat().join() === 'ia32'
}

function isForAMac({ os }: Locked): boolean {
  return [os].flat().join() === 'darwin'
}

function allows({ engines }: Locked, node: string): boolean {
  const range = engines && !Array.isArray(engines) && 'node' in engines ? engines.node : undefined
  return range === undefined || range.split('||').some((part) => meets(part, node))
}

/** Enough of version ranges for `engines`: comparators side by side must all hold. */
function meets(range: string, node: string): boolean {
  const parts = range
    .trim()
    .replace(/(>=|<=|>|<|\^|~|=)\s+/g, '$1')
    .split(/\s+/)
  return parts.every((part) => {
    const [, sign = '', version = ''] = /^(>=|<=|>|<|\^|~|=)?v?(.*)$/.exec(part) ?? []
    const wanted = version.split('.').map((figure) => (/^\d+/.test(figure) ? Number.parseInt(figure, 10) : undefined))
    return holds(
      sign,
      compare(node.split('.').map(Number), wanted),
      node.split('.')[0] === String(wanted[0]) || wanted[0] === undefined,
    )
  })
}

function holds(sign: string, order: number, sameMajor: boolean): boolean {
  if (sign === '>=') return order >= 0
  if (sign === '>') return order > 0
  if (sign === '<=') return order <= 0
  if (sign === '<') return order < 0
  return sign === '' || sign === '=' ? sameMajor && order === 0 : sameMajor && order >= 0
}

/** Compares as far as the wanted version says anything. */
function compare(node: readonly number[], wanted: readonly (number | undefined)[]): number {
  for (const [index, figure] of wanted.entries()) {
    const difference = figure === undefined ? 0 : (node[index] ?? 0) - figure
    if (difference !== 0) return difference
  }
  return 0
}
