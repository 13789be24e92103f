import { useMemo } from 'react'
import type { Setting } from '../setting.ts'
import { useSettingWords } from '../useSettingWords.ts'

/** The settings in whose key, title or help every word of the search stands; all without a search. */
export function useFound(settings: readonly Setting[], text: string): readonly Setting[] {
  const { titleOf, helpOf } = useSettingWords()
  return useMemo(() => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean)
    return settings.filter((setting) => {
      const told = `${setting.key} ${titleOf(setting)} ${helpOf(setting)}`.toLowerCase()
      return words.every((word) => told.includes(word))
    })
  }, [settings, text, titleOf, helpOf])
}
