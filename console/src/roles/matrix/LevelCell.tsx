import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import { Level } from '../../ui/Level.tsx'
import { later } from '../../ui/missing/later.tsx'
import { OnFirstUse } from '../../ui/OnFirstUse.tsx'
import { Within } from '../../ui/Within.tsx'
import type { Scope, ScopeAction } from '../role.ts'
import { useScopeWords } from '../words.ts'
import classes from './Matrix.module.css'
import { useSets } from './sets.ts'

const LevelMenu = later(() => import('./LevelMenu.tsx'))

interface Props {
  readonly scope: Scope
  /** Undefined where the scope has no such action. */
  readonly action: ScopeAction | undefined
  readonly cell: string
  readonly place: string
}

/** One cell: how far this action reaches in this scope. */
export function LevelCell({ scope, action, cell, place }: Props) {
  const { canEdit, draft, at } = useSets()
  const tabIndex = place === at ? 0 : -1
  const isChanged = draft.changed.has(cell)
  if (!action || action.adminOnly) return <ClosedCell isAdminOnly={Boolean(action)} place={place} tabIndex={tabIndex} />
  const set = draft.cells[cell]
  const mark = <Level level={set?.level ?? 'unset'} as="cell" isChanged={isChanged} />
  if (!canEdit)
    return (
      <td data-place={place} tabIndex={tabIndex}>
        {mark}
        <Within seconds={set?.within ?? null} />
      </td>
    )
  const target = (
    <button type="button" className={classes.cell} data-place={place} tabIndex={tabIndex}>
      <CellName scope={scope} action={action} />
      {mark}
    </button>
  )
  return (
    <td>
      <OnFirstUse
        target={target}
        kind="menu"
        startOpen={false}
        layer={(close) => <LevelMenu action={action} cell={cell} target={target} onClosed={close} />}
      />
      <Within seconds={set?.within ?? null} />
    </td>
  )
}

function CellName({ scope, action }: { scope: Scope; action: ScopeAction }) {
  const words = useScopeWords()
  return (
    <span className="hidden-words">
      {words.scope(scope)}, {words.action(action)}:{' '}
    </span>
  )
}

function ClosedCell({ isAdminOnly, place, tabIndex }: { isAdminOnly: boolean; place: string; tabIndex: number }) {
  const { t } = useTranslation('roles')
  const why = t(isAdminOnly ? 'matrix.adminOnly' : 'matrix.notApplicable')
  return (
    <td data-place={place} tabIndex={tabIndex} data-tip={isAdminOnly ? why : undefined}>
      <span className={classes.closed} aria-hidden="true">
        {isAdminOnly ? <IconLock size={14} stroke={STROKE} /> : '·'}
      </span>
      <span className="hidden-words">{why}</span>
    </td>
  )
}
