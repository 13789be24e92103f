/** How far a permission reaches. `yes` and `no` are for actions without a record. */
export type Level = 'all' | 'team' | 'account' | 'contact' | 'own' | 'none' | 'yes' | 'no'

/** A level that admits anything at all. */
export type GivingLevel = Exclude<Level, 'none' | 'no'>

/** From the widest to the narrowest. */
export const WIDEST_FIRST: readonly GivingLevel[] = ['yes', 'all', 'team', 'account', 'contact', 'own']

/** What a level includes besides itself. `yes` stands for nothing else and nothing else stands for it. */
const PARTS: Readonly<Record<Level, readonly Level[]>> = {
  all: ['team', 'account', 'contact', 'own'],
  team: ['own'],
  account: ['contact', 'own'],
  contact: [],
  own: [],
  yes: [],
  none: [],
  no: [],
}

/** Whether a level gives anything. */
export function gives(level: Level): level is GivingLevel {
  return level !== 'none' && level !== 'no'
}

/** Whether one level includes another. */
export function includes(held: Level, wanted: Level): boolean {
  return held === wanted || !gives(wanted) || PARTS[held].includes(wanted)
}

/** Whether any of the held levels includes the wanted one. */
export function covers(held: ReadonlySet<Level>, wanted: Level): boolean {
  if (!gives(wanted)) return true
  for (const level of held) if (includes(level, wanted)) return true
  return false
}
