import type { PasswordRules } from '../../../../server/platform/schema.ts'

const SMALL = 'abcdefghjkmnpqrstuvwxyz'
const CAPITAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const DIGITS = '23456789'
const SIGNS = '!#$%&*+=?@'
const LENGTH = 20 // about 99 bits of the small letters and digits
const GROUP = 5

/**
 * A password nobody guesses and anybody can type: letters and digits that do not look alike, in groups of five, longer
 * and with more kinds where the rules ask for it.
 */
export function suggestPassword(rules: PasswordRules): string {
  const asked = [
    ...some(SMALL, rules.letters),
    ...some(DIGITS, rules.digits),
    ...some(SIGNS, rules.signs),
    ...(rules.bothCases ? [...some(CAPITAL, 1), ...some(SMALL, 1)] : []),
  ]
  const rest = some(SMALL + DIGITS, Math.max(LENGTH, rules.minimum) - asked.length)
  return grouped(shuffled([...asked, ...rest]))
}

function some(signs: string, count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => signs.charAt(below(signs.length)))
}

function shuffled(signs: readonly string[]): string[] {
  const all = [...signs]
  for (let at = all.length - 1; at > 0; at--) {
    const other = below(at + 1)
    const kept = all[at] ?? ''
    all[at] = all[other] ?? ''
    all[other] = kept
  }
  return all
}

function grouped(signs: readonly string[]): string {
  return signs.map((sign, at) => (at > 0 && at % GROUP === 0 ? `-${sign}` : sign)).join('')
}

/** Every number below `limit` is as likely as any other; at most 256. */
function below(limit: number): number {
  const fair = 256 - (256 % limit)
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
  return byte < fair ? byte % limit : below(limit)
}
