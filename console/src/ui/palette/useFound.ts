import { useEffect, useState } from 'react'
import { type Found, findInPalette } from './source.ts'

const PAUSE = 120

/** What the palette finds for a text, asked once typing pauses. */
export function useFound(text: string): readonly Found[] {
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    const stop = new AbortController()
    const ask = async () => {
      const answer = await findInPalette(text.trim(), stop.signal)
      if (!stop.signal.aborted) setFound(answer)
    }
    const timer = setTimeout(() => void ask(), text ? PAUSE : 0)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text])
  return found
}
