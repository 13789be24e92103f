import { Chance } from './random.ts'

/** A team of the generated tree: units, their departments, and groups in which people are. */
export interface TeamPlan {
  readonly index: number
  readonly key: string
  readonly name: string
  readonly kind: string
  readonly parent: number | null
}

const UNITS =
  'Benelux,Nordics,Iberia,Balkans,Andes,Maghreb,Levant,Great Plains,Île-de-France,Österreich,Schweiz,Polska,Кавказ,日本,中国,대한민국,भारत,Australia,Pacific,Caribbean'.split(
    ',',
  )
const DEPARTMENTS =
  'Sales,Finance,People,Research,Operations,Support,Legal,Logistics,Purchasing,Quality,Production,Information Technology'.split(
    ',',
  )
const PEOPLE_PER_GROUP = 300
const GROUPS_PER_DEPARTMENT = 12

/** The teams for so many people, parents before children; people are in the leaves. */
export function treeFor(people: number, seed: number): { teams: readonly TeamPlan[]; leaves: readonly TeamPlan[] } {
  const chance = new Chance(seed, -1)
  const groups = Math.max(1, Math.ceil(people / PEOPLE_PER_GROUP))
  const teams: TeamPlan[] = []
  const add = (name: string, kind: string, parent: number | null): TeamPlan => {
    const team = { index: teams.length, key: `T${String(teams.length + 1).padStart(5, '0')}`, name, kind, parent }
    teams.push(team)
    return team
  }
  const leaves: TeamPlan[] = []
  for (let unit = 0; leaves.length < groups; unit++) {
    const name = UNITS[unit % UNITS.length] ?? ''
    const top = add(unit < UNITS.length ? name : `${name} ${Math.floor(unit / UNITS.length) + 1}`, 'unit', null)
    for (const department of DEPARTMENTS) {
      if (leaves.length >= groups) break
      const middle = add(department, 'department', top.index)
      const size = Math.min(GROUPS_PER_DEPARTMENT - chance.below(6), groups - leaves.length)
      for (let group = 1; group <= size; group++)
        leaves.push(add(`${department} ${top.name} ${group}`, 'group', middle.index))
    }
  }
  return { teams, leaves }
}
