/** Sentences of the server in the viewer's language. The server speaks English; a language brings its own for each. */

interface Sentence {
  readonly is: RegExp
  readonly words: string
}

let whole = new Map<string, string>()
let varying: readonly Sentence[] = []

/** Takes the sentences of a language: English with `{1}` for what varies, and the same in that language. */
export function learn(sentences: Readonly<Record<string, string>>): void {
  const all = Object.entries(sentences)
  whole = new Map(all.filter(([english]) => !english.includes('{1}')))
  varying = all
    .filter(([english]) => english.includes('{1}'))
    // The more is said in a sentence, the surer it is the one.
    .sort(([one], [other]) => fixedIn(other) - fixedIn(one))
    .map(([english, words]) => ({ is: patternOf(english), words }))
}

/** What the server said, in the viewer's language; as it was said where that is not known. */
export function told(text: string): string {
  if (whole.size === 0) return text
  const said = whole.get(text)
  if (said !== undefined) return said
  // Several sentences one after the other are not one with a long name in it.
  const parts = text.split(/(?<=\.) (?=[\p{Lu}“])/u)
  const known = parts.map(find)
  if (parts.length > 1 && !known.includes(undefined)) return known.join(' ')
  return find(text) ?? parts.map((part, at) => known[at] ?? part).join(' ')
}

function find(text: string): string | undefined {
  const said = whole.get(text)
  if (said !== undefined) return said
  for (const { is, words } of varying) {
    const found = is.exec(text)
    if (found) return words.replaceAll(/\{(\d)\}/g, (_, at) => found[Number(at)] ?? '')
  }
  return undefined
}

const fixedIn = (english: string): number => english.replaceAll(/\{\d\}/g, '').length

function patternOf(english: string): RegExp {
  const parts = english.split(/\{\d\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('(.+?)')}$`, 's')
}
