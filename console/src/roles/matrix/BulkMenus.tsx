import { IconChevronDown, IconDots } from '@tabler/icons-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import type { ActionGroups } from '../../ui/action.ts'
import { STROKE } from '../../ui/icons.ts'
import type { GivingLevel, Scope, ScopeAction } from '../role.ts'
import { useScopeWords } from '../words.ts'
import { cellKey, fitting, levelsOf } from './cells.ts'
import classes from './Matrix.module.css'
import { useSets } from './sets.ts'

interface Place {
  readonly action: ScopeAction
  readonly key: string
}

interface ColumnProps {
  readonly column: ScopeAction
  readonly scopes: readonly Scope[]
  readonly place: string
}

/** The head of an action; its menu sets it in every scope that is shown. */
export function ColumnMenu({ column, scopes, place }: ColumnProps) {
  const { canEdit, at } = useSets()
  const words = useScopeWords()
  if (!canEdit) return words.action(column)
  const places = scopes.flatMap(({ key, actions }) =>
    actions.filter((action) => action.key === column.key).map((action) => ({ action, key: cellKey(key, action.key) })),
  )
  const target = (
    <button type="button" className={classes.column} data-place={place} tabIndex={place === at ? 0 : -1}>
      {words.action(column)}
      <IconChevronDown size={12} stroke={STROKE} aria-hidden="true" />
    </button>
  )
  return <BulkMenu places={places} target={target} position="bottom-start" />
}

/** The menu of a scope: sets all of its actions. */
export function RowMenu({ scope, place }: { scope: Scope; place: string }) {
  const { t } = useTranslation('roles')
  const { at } = useSets()
  const words = useScopeWords()
  const places = scope.actions.map((action) => ({ action, key: cellKey(scope.key, action.key) }))
  const target = (
    <button
      type="button"
      className={classes.row}
      data-place={place}
      tabIndex={place === at ? 0 : -1}
      aria-label={t('matrix.row', { scope: words.scope(scope) })}
    >
      <IconDots size={16} stroke={STROKE} aria-hidden="true" />
    </button>
  )
  return <BulkMenu places={places} target={target} position="bottom-end" />
}

interface BulkProps {
  readonly places: readonly Place[]
  readonly target: ReactElement
  readonly position: 'bottom-start' | 'bottom-end'
}

function BulkMenu({ places, target, position }: BulkProps) {
  const { t } = useTranslation('roles')
  const { draft } = useSets()
  const open = places.filter(({ action }) => !action.adminOnly)
  const put = (level: GivingLevel | undefined) => () => {
    const wishes = open.map(({ action, key }) => [key, level && fitting(action, level), Boolean(level)] as const)
    draft.set(new Map(wishes.filter(([, fit, isWish]) => fit || !isWish).map(([key, fit]) => [key, fit] as const)))
  }
  const levels = levelsOf(open.map(({ action }) => action))
  const groups = (): ActionGroups => [
    levels.map((level) => ({ id: level, label: t(`bulk.${level}`), run: put(level) })),
    [{ id: 'unset', label: t('bulk.unset'), run: put(undefined) }],
  ]
  return <ActionMenu groups={groups} target={target} position={position} />
}
