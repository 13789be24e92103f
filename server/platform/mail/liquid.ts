import { Liquid } from 'liquidjs'

const TAGS = ['if', 'unless', 'comment']
const FILTERS = ['upcase', 'downcase', 'capitalize', 'default', 'append', 'prepend', 'truncate']

/**
 * The language of mail texts: values and conditions, and nothing that loops, reads files or takes the escaping off.
 * Whoever may write texts must not be able to stop Roster with one.
 */
export const liquid = restricted(
  new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    parseLimit: 100_000,
    renderLimit: 1000,
    memoryLimit: 1_000_000,
  }),
)

function restricted(engine: Liquid): Liquid {
  for (const name of Object.keys(engine.tags)) if (!TAGS.includes(name)) delete engine.tags[name]
  for (const name of Object.keys(engine.filters)) if (!FILTERS.includes(name)) delete engine.filters[name]
  engine.registerFilter('moment', function (this: { context: { getSync(path: string[]): unknown } }, instant: string) {
    const [language, timeZone] = [this.context.getSync(['language']), this.context.getSync(['timeZone'])]
    return inWords(instant, String(language), String(timeZone))
  })
  return engine
}

/** `21 November 2026 at 10:30 CET`, in the language and time zone of the reader. */
function inWords(instant: string, language: string, timeZone: string): string {
  const parts = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { ...parts, timeZone }).format(
    Date.parse(instant),
  )
}
