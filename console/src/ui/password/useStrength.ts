import { useEffect, useState } from 'react'
import type { JudgePassword, Strength } from './strength.ts'

const PAUSE = 120

/** The strength of what is typed; undefined while nothing is, or the word lists are on their way. */
export function useStrength(password: string, ownWords: readonly string[], judge: JudgePassword): Strength | undefined {
  const [strength, setStrength] = useState<Strength>()
  const words = ownWords.join('\n')
  useEffect(() => {
    let isOld = false
    const ask = async () => {
      const answer = password ? await judge(password, words.split('\n').filter(Boolean)) : undefined
      if (!isOld) setStrength(answer)
    }
    const timer = setTimeout(() => void ask(), PAUSE)
    return () => {
      isOld = true
      clearTimeout(timer)
    }
  }, [password, words, judge])
  return password ? strength : undefined
}
