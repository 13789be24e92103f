import type { ComboboxItem, OptionsFilter } from '@mantine/core'

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** Every word somewhere in the label, whatever the accents and letter case; what begins with it stands first, in groups within each. */
export const foundFirst: OptionsFilter = ({ options, search }) => {
  const words = folded(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return options
  const plain = options.filter((one) => 'value' in one)
  const groups = options.flatMap((one) => ('value' in one ? [] : [{ ...one, items: sorted(one.items, words) }]))
  return [...sorted(plain, words), ...groups.filter(({ items }) => items.length > 0)]
}

function sorted(options: readonly ComboboxItem[], words: readonly string[]): ComboboxItem[] {
  const labelled = options.map((one) => ({ one, label: folded(one.label) }))
  const found = labelled.filter(({ label }) => words.every((word) => label.includes(word)))
  const first = words[0] ?? ''
  return [
    ...found.filter(({ label }) => label.startsWith(first)),
    ...found.filter(({ label }) => !label.startsWith(first)),
  ].map(({ one }) => one)
}
