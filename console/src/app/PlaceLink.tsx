import { useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Anchor } from '../ui/Anchor.tsx'
import { useNavigationCount } from '../ui/counts.ts'
import { STROKE } from '../ui/icons.ts'
import { useFormat } from '../ui/useFormat.ts'
import type { Place } from './navigation.ts'
import classes from './PlaceLink.module.css'

/** True on the place itself and on everything below it. */
export function useIsHere(href: string): boolean {
  const { pathname } = useLocation()
  return pathname === href || pathname.startsWith(`${href}/`)
}

/** One line of the sidebar: icon, word, how many. */
export function PlaceLink({ place, isNarrow }: { place: Place; isNarrow: boolean }) {
  const { t } = useTranslation('shell')
  const isHere = useIsHere(place.href)
  const label = t(`pages.${place.id}`)
  return (
    <Anchor
      href={place.href}
      className={classes.link}
      data-narrow={isNarrow || undefined}
      data-tip={isNarrow ? label : undefined}
      data-tip-side="right"
      aria-current={isHere ? 'page' : undefined}
      aria-label={isNarrow ? label : undefined}
    >
      <place.icon size={17} stroke={STROKE} aria-hidden="true" />
      {!isNarrow && <span className={classes.word}>{label}</span>}
      {!isNarrow && <Count place={place} />}
    </Anchor>
  )
}

function Count({ place: { id, isAlarm = false } }: { place: Place }) {
  const format = useFormat()
  const count = useNavigationCount(id)
  if (count === undefined || (isAlarm && count === 0)) return null
  return (
    <span className={classes.count} data-alarm={isAlarm || undefined}>
      {format.number(count)}
    </span>
  )
}
