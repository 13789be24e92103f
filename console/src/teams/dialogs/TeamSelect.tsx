import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NoChoice } from '../../ui/pick/NoChoice.tsx'
import { type Forest, isMatch, pathTo, rowsOf } from '../tree/forest.ts'
import classes from './TeamSelect.module.css'

interface Props {
  readonly label: string
  readonly forest: Forest
  /** Teams that make no sense here. */
  readonly without?: ReadonlySet<string>
  /** Words of the choice that stands for no team. */
  readonly none?: string
  readonly value: string
  readonly onChange: (id: string) => void
  readonly error?: ReactNode
  readonly description?: ReactNode
}

interface Choice {
  readonly value: string
  readonly label: string
}

/** One team out of the tree, found by typing; where it lies stands below its name. */
export function TeamSelect({ label, forest, without = new Set(), none, value, onChange, error, description }: Props) {
  const { t } = useTranslation('teams')
  const all = rowsOf(forest, new Set(forest.byId.keys()), '').map(({ team }) => team)
  const teams = all.filter(({ id }) => !without.has(id)).map(({ id, name }) => ({ value: id, label: name }))
  const where = (id: string) =>
    pathTo(forest, id)
      .map(({ name }) => name)
      .join(' › ')
  return (
    <Select
      data-autofocus
      searchable
      openOnFocus={false}
      onFocus={({ currentTarget }) => currentTarget.select()}
      label={label}
      description={description}
      data={none === undefined ? teams : [{ value: '', label: none }, ...teams]}
      value={value}
      allowDeselect={false}
      onChange={(id) => onChange(id ?? '')}
      limit={100}
      nothingFoundMessage={<NoChoice>{t('tree.noneShort')}</NoChoice>}
      filter={({ options, search }) => {
        const [byName, byPlace] = [(one: Choice) => one.label, (one: Choice) => `${one.label} ${where(one.value)}`]
        const found = (words: (one: Choice) => string) =>
          options.filter((one) => 'value' in one && isMatch(words(one), search))
        return [...new Set([...found(byName), ...found(byPlace)])]
      }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          <span>{option.label}</span>
          {where(option.value) && <span className="second">{where(option.value)}</span>}
        </span>
      )}
      error={error}
    />
  )
}
