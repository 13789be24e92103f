import { useEffect, useState } from 'react'
import { type Found, findInPalette } from './source.ts'

const PAUSE = 120

interface Answer {
  readonly found: readonly Found[]
  /** The text for which it was found: while another is typed, an answer is of before. */
  readonly of: string | undefined
}

/** What the palette finds for a text, asked once typing pauses. */
export function useFound(text: string): Answer {
  const [answer, setAnswer] = useState<Answer>({ found: [], of: undefined })
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      const found = await findInPalette(text.trim(), stop.signal)
      if (!stop.signal.aborted) setAnswer({ found, of: text })
    }
    const timer = setTimeout(() => void ask(), text ? PAUSE : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return answer
}
