import type { Read } from '../importer.ts'
import type { SaidTeam } from './read.ts'

interface Names {
  readonly key: string
  readonly parent: string
}

/** Parents before their children, whatever the order of the file; keys that stand twice and circles become problems. */
export function inTreeOrder(reads: readonly Read<SaidTeam>[], columns: Names): Read<SaidTeam>[] {
  const byKey = new Map<string, Read<SaidTeam>>()
  const judged = reads.map((read): Read<SaidTeam> => {
    const known = read.value && byKey.get(read.value.key)
    if (!read.value) return read
    if (known) return against(read, columns.key, `“${read.value.key}” stands in line ${known.row.line} already.`)
    byKey.set(read.value.key, read)
    return read
  })
  const depths = new Map<string, number | 'circle'>()
  const depthOf = (read: Read<SaidTeam>): number | 'circle' => depth(read, byKey, depths)
  const placed = judged.map((read) => {
    const at = depthOf(read)
    return at === 'circle' ? { at: 0, read: against(read, columns.parent, circle(read, byKey)) } : { at, read }
  })
  return placed.sort((a, b) => a.at - b.at || a.read.row.line - b.read.row.line).map(({ read }) => read)
}

/** How many teams of the file lie above; walks up without recursion, since a file may be deep. */
function depth(
  read: Read<SaidTeam>,
  byKey: ReadonlyMap<string, Read<SaidTeam>>,
  known: Map<string, number | 'circle'>,
): number | 'circle' {
  const path: string[] = []
  const onPath = new Set<string>()
  let above: number | 'circle' = -1
  for (let at: Read<SaidTeam> | undefined = read; at?.value; at = byKey.get(at.value.parent ?? '')) {
    const { key } = at.value
    const before = known.get(key)
    if (before !== undefined) above = before
    if (onPath.has(key)) above = 'circle'
    if (before !== undefined || onPath.has(key)) break
    path.push(key)
    onPath.add(key)
  }
  for (const key of path.reverse()) {
    above = above === 'circle' ? above : above + 1
    known.set(key, above)
  }
  return above
}

/** A → B → A, as far as it fits in a line; teams that only hang below a circle are told so. */
function circle(read: Read<SaidTeam>, byKey: ReadonlyMap<string, Read<SaidTeam>>): string {
  const keys: string[] = []
  for (
    let at: Read<SaidTeam> | undefined = read;
    at?.value && !keys.includes(at.value.key);
    at = byKey.get(at.value.parent ?? '')
  )
    keys.push(at.value.key)
  const last = byKey.get(keys.at(-1) ?? '')?.value?.parent ?? ''
  if (last !== read.value?.key) return `A team above lies below itself: ${last}.`
  return `This team lies below itself: ${[...keys.slice(0, 6), keys.length > 6 ? '…' : last].join(' → ')}.`
}

function against(read: Read<SaidTeam>, field: string, reason: string): Read<SaidTeam> {
  return { row: read.row, value: undefined, problems: [{ field, reason }] }
}
