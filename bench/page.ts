import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Row, table } from './table.ts'

const PAGE = join(import.meta.dirname, '../docs/performance.md')

/** Puts the figures of a part of the benchmark on the page of performance, with the machine and the commit; other parts keep theirs. */
export function putOnPage(part: string, rows: readonly Row[]): void {
  const section = `## ${part}\n\n${table(rows)}\n\n${machine()}\n`
  const page = readFileSync(PAGE, 'utf8')
  const [head = '', ...parts] = page.split(/^(?=## )/m)
  const others = parts.filter((one) => !one.startsWith(`## ${part}\n`))
  writeFileSync(PAGE, [head, ...[...others, section].sort()].join('').replace(/\n{3,}/g, '\n\n'))
}

function machine(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: import.meta.dirname,
    encoding: 'utf8',
  }).trim()
  const memory = `${Math.round(totalmem() / 1024 ** 3)} GiB`
  return `${new Date().toISOString().slice(0, 10)}, commit ${commit}; ${availableParallelism()} cores (${cpus()[0]?.model.trim()}), ${memory}, Node ${process.versions.node}.`
}
