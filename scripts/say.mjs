// What these scripts tell people, and how they end. Runs under any Node from 18 on.

/** One line of progress. On stderr, so that the output of a command stays its own. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Ends with one clear sentence. */
export function fail(sentence, details = '') {
  if (details.trim()) say(details.trimEnd())
  say(`roster: ${sentence}`)
  process.exit(1)
}
