import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listUsers } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { Avatar } from '../Avatar.tsx'
import { NoChoice } from './NoChoice.tsx'
import classes from './PeoplePicker.module.css'

const PAUSE = 150
const SHOWN = 20

interface Props {
  readonly label: string
  /** Only people of this type. */
  readonly type?: 'portal'
  readonly description?: ReactNode
  readonly placeholder?: string
  /** Ids of those chosen. */
  readonly value: readonly string[]
  readonly onChange: (ids: string[]) => void
  readonly error?: ReactNode
}

interface Known {
  readonly name: string
  readonly note: string
  readonly photo: string | null
}

/** Finds people while typing and keeps those chosen. Finds whoever the viewer may see. */
export function PeoplePicker({ label, type, description, placeholder, value, onChange, error }: Props) {
  const { t } = useTranslation('ui')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.trim(), PAUSE)
  const found = useCall(listUsers, { query: { q: asked, limit: SHOWN, ...(type ? { type } : {}) } }, { keep: true })
  const known = useRef(new Map<string, Known>())
  for (const { id, name, email, username, photo } of found.data?.items ?? [])
    known.current.set(id, { name, note: email ?? username ?? '', photo })
  const shown = [...new Set([...value, ...(found.data?.items ?? []).map(({ id }) => id)])]
  return (
    <MultiSelect
      data-autofocus
      searchable
      hidePickedOptions
      label={label}
      description={description}
      placeholder={value.length === 0 ? placeholder : undefined}
      data={shown.map((id) => ({ value: id, label: known.current.get(id)?.name ?? id }))}
      value={[...value]}
      onChange={onChange}
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      renderOption={({ option }) => <Person id={option.value} {...known.current.get(option.value)} />}
      nothingFoundMessage={<NoChoice>{found.isFetching ? t('pick.searching') : t('pick.nobody')}</NoChoice>}
      error={error}
    />
  )
}

function Person({ id, name = '', note = '', photo }: { id: string } & Partial<Known>) {
  return (
    <span className={classes.person}>
      <Avatar id={id} name={name} photo={photo} size={24} />
      <span className={classes.words}>
        <span className="ellipsis strong">{name}</span>
        <span className="second ellipsis">{note}</span>
      </span>
    </span>
  )
}
