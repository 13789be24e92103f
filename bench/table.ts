export interface Row {
  readonly what: string
  readonly ours: number
  readonly limit: number
  readonly unit: string
  /** The ratio that must be reached, and the one aimed at. For latencies smaller is better. */
  readonly must: number
  readonly aim: number
  readonly smaller?: boolean
  /** Added to what must be reached, for what has a share that no limit has. */
  readonly plus?: number
}

/** The figures as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => {
    const ratio = row.limit === 0 ? 0 : row.ours / row.limit
    const reached = row.smaller ? row.ours <= row.must * row.limit + (row.plus ?? 0) : ratio >= row.must
    const must = row.plus ? `${row.must} + ${row.plus} ${row.unit}` : row.must
    return `| ${row.what} | ${shown(row.ours)} ${row.unit} | ${shown(row.limit)} ${row.unit} | ${ratio.toFixed(2)} | ${must} | ${row.aim} | ${reached ? 'reached' : '**missed**'} |`
  })
  return ['| what | ours | limit | ratio | must | aim | |', '|---|---|---|---|---|---|---|', ...lines].join('\n')
}

function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : value.toFixed(1)
}
