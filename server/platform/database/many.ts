/** Statements about many rows come in few sizes, so that each is prepared once, kept, and memory stays flat. */

const LARGEST = 256 // rows a statement; times a hundred columns still below 32,766 parameters

/** The rows in pieces of 256, 128, 64 … rows. */
export function inPieces<T>(rows: readonly T[]): T[][] {
  const pieces: T[][] = []
  for (let from = 0, size = LARGEST; from < rows.length; ) {
    while (size > rows.length - from) size /= 2
    pieces.push(rows.slice(from, from + size))
    from += size
  }
  return pieces
}

/** The keys of an `in (…)`, the last one repeated up to a power of two. */
export function padded<T>(keys: readonly T[]): T[] {
  const last = keys.at(-1)
  if (last === undefined) return []
  const size = 2 ** Math.ceil(Math.log2(keys.length))
  return [...keys, ...Array<T>(size - keys.length).fill(last)]
}
