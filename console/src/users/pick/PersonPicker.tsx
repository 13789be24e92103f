import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { listUsers } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import classes from './PersonPicker.module.css'

interface Person {
  readonly id: string
  readonly name: string
  readonly photo?: string | null
}

interface Props {
  readonly label: string
  readonly value: Person | null
  readonly onChange: (person: Person | null) => void
  /** Nobody is offered to themselves. */
  readonly except?: string
  readonly error?: string | undefined
}

const PAUSE = 150

/** Finds one person while typing. */
export function PersonPicker({ label, value, onChange, except, error }: Props) {
  const [text, setText] = useState(value?.name ?? '')
  const [asked] = useDebouncedValue(text === value?.name ? '' : text, PAUSE)
  const found = useCall(listUsers, { query: { q: asked, type: 'admin,regular', limit: 20 } }, { keep: true })
  const people = new Map<string, Person>((found.data?.items ?? []).map((user) => [user.id, user]))
  if (value) people.set(value.id, value)
  if (except) people.delete(except)
  return (
    <Select
      label={label}
      data={[...people.values()].map(({ id, name }) => ({ value: id, label: name }))}
      value={value?.id ?? null}
      onChange={(id) => onChange((id && people.get(id)) || null)}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span className={classes.person}>
          <Avatar id={option.value} name={option.label} photo={people.get(option.value)?.photo} size={24} />
          <span className="ellipsis">{option.label}</span>
        </span>
      )}
      nothingFoundMessage={<NoChoice />}
      error={error}
      searchable
      clearable
    />
  )
}
