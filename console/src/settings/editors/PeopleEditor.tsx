import { MultiSelect } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { listUsers } from '../../../../server/users/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import type { EditorProps } from './Editor.tsx'

const PAUSE = 150 // ms

/** People, found while typing; those who are chosen keep their names. */
export function PeopleEditor({ setting, value, error, labelledBy, describedBy, onChange }: EditorProps) {
  const { t } = useTranslation('settings')
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, PAUSE)
  const found = useCall(listUsers, { query: { q: asked, type: 'admin,regular,api', limit: 20 } }, { keep: true })
  const [seen, setSeen] = useState<ReadonlyMap<string, string>>(new Map())
  const ids = Array.isArray(value) ? value : []
  const known = new Map([
    ...seen,
    ...(setting.choices ?? []).map((one) => [one.value, one.label] as const),
    ...(found.data?.items ?? []).map((user) => [user.id, user.name] as const),
  ])
  const choose = (chosen: string[]) => {
    setSeen(new Map(chosen.map((id) => [id, known.get(id) ?? id])))
    onChange(chosen)
  }
  return (
    <MultiSelect
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      error={error}
      data={[...known].map(([id, name]) => ({ value: id, label: name }))}
      value={ids}
      placeholder={ids.length === 0 ? t('nobody') : ''}
      searchValue={text}
      onSearchChange={setText}
      nothingFoundMessage={<NoChoice>{t('nobodyFound')}</NoChoice>}
      maxDropdownHeight={260}
      searchable
      hidePickedOptions
      clearable
      onChange={choose}
    />
  )
}
