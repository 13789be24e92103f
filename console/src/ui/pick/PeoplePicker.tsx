import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReplyOf } from '../../../../server/platform/contract.ts'
import { listUsers } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Avatar } from '../Avatar.tsx'
import { foundFirst } from './foundFirst.ts'
import { NoChoice } from './NoChoice.tsx'
import classes from './PeoplePicker.module.css'

const PAUSE = 150
const SHOWN = 20

type Found = ReplyOf<typeof listUsers>['items'][number]

/** How somebody stands to what people are picked for: said beside the name. */
export interface Standing {
  readonly words: string
  /** Has it already, so cannot be chosen. */
  readonly isIn: boolean
}

interface Props {
  readonly label: string
  /** Only people of these types. */
  readonly types?: readonly Found['type'][]
  readonly description?: ReactNode
  readonly placeholder?: string
  /** Ids of those chosen. */
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  /** Who is in already is shown as such, below those who can be chosen: whoever looks for them learns that they are there. */
  readonly standingOf?: (person: Found) => Standing | false | undefined
  readonly error?: ReactNode
}

interface Known {
  readonly name: string
  readonly note: string
  readonly photo: string | null
  readonly standing: Standing | undefined
}

/** Finds people while typing and keeps those chosen. Finds whoever the viewer may see. */
export function PeoplePicker(props: Props) {
  const { label, types, description, placeholder, value, onChange, standingOf, error } = props
  const { t } = useTranslation('ui')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE)
  const query = { q: asked, limit: SHOWN, ...(types ? { type: types.join() } : {}) }
  const found = useCall(listUsers, { query }, { keep: true })
  const people = found.data?.items ?? []
  // Until the answer to what is typed is there, of those found before only whom it names: nobody else is chosen by a quick hand.
  const isSearching = text.trim() !== asked || found.isPlaceholderData
  const known = useRef(new Map<string, Known>())
  for (const person of people) known.current.set(person.id, knownOf(person, standingOf?.(person)))
  const isIn = (id: string) => !value.includes(id) && known.current.get(id)?.standing?.isIn === true
  const ids = people.map(({ id }) => id)
  const shown = [...new Set([...value, ...ids.filter((id) => !isIn(id)), ...ids.filter(isIn)])]
  return (
    <MultiSelect
      data-autofocus
      searchable
      hidePickedOptions
      label={label}
      description={description}
      placeholder={value.length === 0 ? placeholder : undefined}
      data={shown.map((id) => ({ value: id, label: known.current.get(id)?.name ?? id, disabled: isIn(id) }))}
      value={[...value]}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      filter={isSearching ? foundFirst : ({ options }) => options}
      classNames={{ option: classes.option ?? '' }}
      renderOption={({ option }) => <Person id={option.value} {...known.current.get(option.value)} />}
      nothingFoundMessage={<NoChoice>{t(isSearching || found.isFetching ? 'pick.searching' : 'pick.nobody')}</NoChoice>}
      error={error}
    />
  )
}

const knownOf = ({ name, email, username, photo }: Found, standing: Standing | false | undefined): Known => ({
  ...{ name, note: email ?? username ?? '', photo, standing: standing || undefined },
})

function Person({ id, name = '', note = '', photo, standing }: { id: string } & Partial<Known>) {
  return (
    <span className={classes.person}>
      <Avatar id={id} name={name} photo={photo} size={24} />
      <span className={classes.words}>
        <span className="ellipsis strong">{name}</span>
        <span className="second ellipsis">{note}</span>
      </span>
      {standing && <span className={`second ${classes.standing}`}>{standing.words}</span>}
    </span>
  )
}
