/** Something to begin with: customers, types, and an issue for each person in each team. */
import type { Roster } from './roster.ts'
import type { Store } from './store.ts'

const CUSTOMERS = [
  { key: 'c1', name: 'Harbour Mills', town: 'Gdynia' },
  { key: 'c2', name: 'Northern Glass', town: 'Umeå' },
  { key: 'c3', name: 'Old Town Bakery', town: 'Kraków' },
]
const TYPES = [
  { key: 'complaint', name: 'Complaint' },
  { key: 'return', name: 'Return' },
  { key: 'repair', name: 'Repair' },
]
const SUBJECTS = ['Cracked on arrival', 'Wrong colour', 'Hums at night', 'Will not close', 'Twice on the invoice']

/** Fills an empty desk; one that holds anything stays as it is. */
export async function seed(roster: Roster, store: Store, now: string): Promise<void> {
  store.keep(CUSTOMERS, TYPES)
  if (store.issues({ text: '(1 = 1)', values: [] }).length > 0) return
  const [people, teams] = [await roster.people(), await roster.teams()]
  for (const [index, title] of SUBJECTS.entries()) {
    const [owner, team] = [people[index % people.length], teams[index % teams.length]]
    if (!owner || !team) return
    store.add({
      title,
      price: 100 + index * 25,
      type: TYPES[index % TYPES.length]?.key ?? '',
      customer: CUSTOMERS[index % CUSTOMERS.length]?.key ?? '',
      distributor: null,
      team: team.id,
      owner: owner.id,
      created_at: now,
    })
  }
}
