import { IconChevronRight, IconPoint } from '@tabler/icons-react'
import type { CSSProperties, MouseEvent } from 'react'
import { Anchor } from '../../ui/Anchor.tsx'
import { STROKE } from '../../ui/icons.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { hrefOfTeam } from '../address.ts'
import type { TreeRow } from './forest.ts'
import classes from './TeamTree.module.css'

interface Props {
  readonly id: string
  readonly row: TreeRow
  readonly isHere: boolean
  readonly isAt: boolean
  readonly style: CSSProperties
  readonly onPress: () => void
  readonly onToggle: () => void
}

/** One team of the tree: its arrow, its name, how many belong to it. */
export function TreeLine({ id, row, isHere, isAt, style, onPress, onToggle }: Props) {
  const format = useFormat()
  const { team, level, hasBelow, isOpen } = row
  const press = (event: MouseEvent<HTMLElement>) => {
    onPress()
    if (!hasBelow || !(event.target instanceof Element && event.target.closest('[data-arrow]'))) return
    event.preventDefault()
    onToggle()
  }
  return (
    <Anchor
      id={id}
      role="treeitem"
      tabIndex={-1}
      href={hrefOfTeam(team.id)}
      className={classes.line}
      style={{ ...style, paddingInlineStart: 8 + (level - 1) * 18 }}
      data-at={isAt || undefined}
      data-strong={level === 1 || isHere || undefined}
      aria-level={level}
      aria-selected={isHere}
      aria-expanded={hasBelow ? isOpen : undefined}
      aria-posinset={row.place}
      aria-setsize={row.of}
      onClick={press}
    >
      <span className={classes.arrow} data-arrow data-open={isOpen || undefined} aria-hidden="true">
        {hasBelow ? <IconChevronRight size={14} stroke={STROKE} /> : <IconPoint size={14} stroke={STROKE} />}
      </span>
      <span className="ellipsis" title={team.name}>
        {team.name}
      </span>
      <span className={classes.count}>{format.number(team.memberCount)}</span>
    </Anchor>
  )
}
