import type { TFunction } from 'i18next'
import type { Edits, Setting } from '../setting.ts'

/** What can be told before sending: numbers that are none or out of bounds, patterns that do not parse. */
export function faultsIn(
  settings: readonly Setting[],
  edits: Edits,
  t: TFunction<'settings'>,
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {}
  for (const { key, type, min, max } of settings) {
    const value = edits.get(key)?.value
    if (value === undefined || value === null) continue
    const isNumber = typeof value === 'number' && Number.isInteger(value)
    if (type === 'number' && (!isNumber || value < (min ?? value) || value > (max ?? value)))
      faults[key] = t('fault.number', { min, max })
    if (type === 'pattern' && !patternOf(String(value))) faults[key] = t('fault.pattern')
    if (key === 'installation.name' && String(value).trim() === '') faults[key] = t('fault.needed')
  }
  return faults
}

/** The regular expression, if it is one. */
export function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text, 'u')
  } catch {
    return undefined
  }
}
