/** The filter for profile fields as the API writes it: `region:North;region:South;office:2`. */
const pairsOf = (text: string): [string, string][] =>
  text
    .split(';')
    .filter((pair) => pair.includes(':'))
    .map((pair) => [pair.slice(0, pair.indexOf(':')), pair.slice(pair.indexOf(':') + 1)])

/** What is chosen for one field. */
export function valuesOfField(text: string, key: string): string[] {
  return pairsOf(text)
    .filter(([name]) => name === key)
    .map(([, value]) => value)
}

/** The filter with other values for one field. */
export function withField(text: string, key: string, values: readonly string[]): string {
  const others = pairsOf(text).filter(([name]) => name !== key)
  return [...others, ...values.map((value): [string, string] => [key, value])].map((pair) => pair.join(':')).join(';')
}
