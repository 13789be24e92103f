import { useEffect, useRef } from 'react'
import { Anchor } from './Anchor.tsx'
import classes from './Segments.module.css'
import { useFormat } from './useFormat.ts'

export interface Segment {
  readonly href: string
  readonly label: string
  readonly count?: number | null | undefined
  readonly isHere: boolean
}

interface Props {
  readonly label: string
  readonly segments: readonly Segment[]
  /** `list` under a list's title, `page` as the tabs of a page. */
  readonly of?: 'list' | 'page'
}

/** Tabs with counts. Each is an address, so they are links: they open in a new tab and survive a reload. */
export function Segments({ label, segments, of = 'list' }: Props) {
  const here = useRef<HTMLAnchorElement>(null)
  const hrefHere = segments.find((segment) => segment.isHere)?.href
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when another one is chosen
  useEffect(() => {
    here.current?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [hrefHere])
  return (
    <nav className={classes.segments} data-of={of} aria-label={label}>
      {segments.map((segment) => (
        <Anchor
          key={segment.href}
          ref={segment.isHere ? here : undefined}
          href={segment.href}
          className={classes.segment}
          aria-current={segment.isHere ? 'page' : undefined}
        >
          {segment.label}
          {segment.count !== undefined && <SegmentCount value={segment.count} />}
        </Anchor>
      ))}
    </nav>
  )
}

function SegmentCount({ value }: { value: number | null }) {
  const format = useFormat()
  return <span className={classes.count}>{value === null ? `${format.number(1000)}+` : format.number(value)}</span>
}
