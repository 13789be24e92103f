import { IconApi } from '@tabler/icons-react'
import { useState } from 'react'
import { doorPath } from '../api/place.ts'
import classes from './Avatar.module.css'

const PAIRS = 8

interface Props {
  readonly id: string
  readonly name: string
  readonly size?: 24 | 28 | 32 | 40 | 52 | 96
  readonly isApi?: boolean | undefined
  /** The address that the server gives; null where there is no photo. */
  readonly photo?: string | null | undefined
}

/** A person's photo or initials, in a colour kept everywhere; API users are a square with an icon. The name stands beside it. */
export function Avatar({ id, name, size = 32, isApi = false, photo }: Props) {
  const pair = pairOf(id)
  const style = { background: `var(--r-avatar-${pair}-bg)`, color: `var(--r-avatar-${pair})` }
  const [failed, setFailed] = useState<string | null>(null)
  const shown = photo && photo !== failed ? `${doorPath()}${photo}` : undefined
  return (
    <span className={classes.avatar} data-size={size} data-api={isApi || undefined} style={style} aria-hidden="true">
      {shown ? (
        <img
          src={`${shown}&size=small`}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setFailed(photo ?? null)}
        />
      ) : isApi ? (
        <IconApi size={size * 0.56} stroke={1.9} />
      ) : (
        initialsOf(name)
      )}
    </span>
  )
}

function pairOf(id: string): number {
  let hash = 2_166_136_261
  for (const letter of id) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0) % PAIRS
}

function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => !/^\p{L}\.?$/u.test(word) || name.length < 4)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toUpperCase()
}
