/** What commands print: JSON for programs, aligned columns for people. */

export function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Columns are as wide as their widest text; control characters of names never reach the terminal. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const clean = rows.map((row) => row.map(withoutControls))
  const widths = head.map((title, at) => Math.max(title.length, ...clean.map((row) => [...(row[at] ?? '')].length)))
  for (const row of [head, ...clean]) {
    const cells = row.map((cell, at) => cell + ' '.repeat(Math.max(0, (widths[at] ?? 0) - [...cell].length)))
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`)
  }
}

/** One line of progress on standard error, rewritten in place on a terminal and left out elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Ends the line of progress. */
export function progressEnd(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
}

function withoutControls(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ')
}
