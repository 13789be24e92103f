import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGo } from '../../ui/useGo.ts'
import { useIsPhone } from '../../ui/useWidth.ts'
import { hrefOfTeam } from '../address.ts'
import type { TreeRow } from './forest.ts'
import classes from './TeamTree.module.css'
import { TreeLine } from './TreeLine.tsx'
import { useTreeKeys } from './useTreeKeys.ts'

const HEIGHT = { desk: 30, phone: 44 }

interface Props {
  readonly rows: readonly TreeRow[]
  /** The team shown beside the tree. */
  readonly here: string | undefined
  readonly onToggle: (id: string, isOpen: boolean) => void
}

/** The tree of teams: one tab stop, drawn only as far as it is seen. */
export function TeamTree({ rows, here, onToggle }: Props) {
  const { t } = useTranslation('teams')
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const go = useGo()
  const list = useLines(rows, box)
  const [focus, setFocus] = useState(here)
  const at = Math.max(
    0,
    rows.findIndex(({ team }) => team.id === (focus ?? here)),
  )
  useEffect(() => setFocus(here), [here])
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls to what is chosen, not at every change of the rows
  useEffect(() => list.scrollToIndex(at), [here])
  const move = (index: number) => {
    setFocus(rows[index]?.team.id)
    list.scrollToIndex(index)
  }
  const keys = useTreeKeys({ rows, at, onMove: move, onToggle, onChoose: (team) => go(hrefOfTeam(team)) })
  const active = rows[at]
  return (
    <div
      ref={box}
      role="tree"
      tabIndex={0}
      className={classes.tree}
      aria-label={t('title')}
      aria-activedescendant={active && `${id}${active.team.id}`}
      onKeyDown={keys}
    >
      <div className={classes.lines} role="none" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index]
          return (
            row && (
              <TreeLine
                key={row.team.id}
                id={`${id}${row.team.id}`}
                row={row}
                isHere={row.team.id === here}
                isAt={index === at}
                style={{ height: size, transform: `translateY(${start}px)` }}
                onPress={() => setFocus(row.team.id)}
                onToggle={() => onToggle(row.team.id, !row.isOpen)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function useLines(rows: readonly TreeRow[], box: React.RefObject<HTMLElement | null>) {
  const isPhone = useIsPhone()
  const height = isPhone ? HEIGHT.phone : HEIGHT.desk
  return useVirtualizer({
    count: rows.length,
    estimateSize: () => height,
    getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.team.id ?? index,
    overscan: 12,
  })
}
