import { noAnswer, readProblem } from '../../api/problem.ts'

interface Fetching {
  readonly url: string
  readonly signal: AbortSignal
  /** How many lines have come so far. */
  readonly onLines: (lines: number) => void
}

/** Fetches a file of modest size while telling how far it is. Ends with an `AbortError` where the signal says so. */
export async function fetchFile({ url, signal, onLines }: Fetching): Promise<{ file: Blob; name: string }> {
  const response = await fetch(url, { credentials: 'same-origin', signal })
  if (!response.ok) throw await readProblem(response)
  if (!response.body) throw noAnswer()
  const pieces: BlobPart[] = []
  let lines = 0
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read()
    if (done) break
    pieces.push(value)
    for (const byte of value) if (byte === 10) lines++
    onLines(lines)
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'users'
  return { file: new Blob(pieces, { type: response.headers.get('content-type') ?? '' }), name }
}

/** Lets the browser write it to disk: what is at hand, or an address it fetches itself. */
export function saveToDisk(href: string, name = ''): void {
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
}
