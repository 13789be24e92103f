import { IconCrown, IconMailX } from '@tabler/icons-react'
import { Ago, DayOf } from '../src/ui/Ago.tsx'
import { Avatar } from '../src/ui/Avatar.tsx'
import { StatusBadge } from '../src/ui/StatusBadge.tsx'
import { TagList } from '../src/ui/Tag.tsx'
import type { Column } from '../src/ui/table/columns.ts'
import { PersonCell, RowLink } from '../src/ui/table/RowLink.tsx'
import type { SamplePerson } from './people.ts'

export const hrefOf = (person: SamplePerson) => `/users/${person.id}`

export const columns: readonly Column<SamplePerson>[] = [
  {
    id: 'person',
    label: 'Person',
    sort: 'name',
    cell: (person) => (
      <PersonCell
        avatar={<Avatar id={person.id} name={person.name} isApi={person.type === 'API'} />}
        name={<RowLink href={hrefOf(person)}>{person.name}</RowLink>}
        flags={<Flags person={person} />}
        note={person.email}
      />
    ),
  },
  {
    id: 'status',
    label: 'Status',
    width: 160,
    sort: 'status',
    cell: (person) => <StatusBadge status={person.status} until={person.until} />,
  },
  { id: 'type', label: 'Type', width: 68, quiet: true, cell: (person) => person.type },
  {
    id: 'roles',
    label: 'Roles',
    width: 230,
    cell: (person) =>
      person.isAdmin ? <span className="second">Everything</span> : <TagList names={person.roles} label="Roles" />,
  },
  {
    id: 'team',
    label: 'Team',
    width: 150,
    sort: 'team',
    cell: (person) => person.team,
    whole: (person) => person.team,
  },
  {
    id: 'active',
    label: 'Last active',
    width: 102,
    sort: 'lastActive',
    quiet: true,
    cell: (person) => <Ago at={person.lastActive} never="Never" />,
  },
  {
    id: 'created',
    label: 'Created',
    width: 104,
    sort: 'created',
    quiet: true,
    cell: (person) => <DayOf at={person.created} />,
  },
]

export function Flags({ person }: { person: SamplePerson }) {
  return (
    <>
      {person.isAdmin && <IconCrown size={14} stroke={1.7} color="var(--r-accent-text)" aria-label="Administrator" />}
      {person.mailFailed && <IconMailX size={14} stroke={1.7} color="var(--r-danger)" aria-label="Mail failed" />}
    </>
  )
}
