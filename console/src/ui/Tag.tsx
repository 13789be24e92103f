import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Bubble } from './Bubble.tsx'
import { type Icon, STROKE } from './icons.ts'
import classes from './Tag.module.css'

const SHORT = 14 // letters; beside a long name a short one keeps all of its own

/** A role, an origin, a kind: bordered, without colour. */
export function Tag({ children, icon: Sign }: { children: ReactNode; icon?: Icon }) {
  return (
    <span className={classes.tag} data-short={(typeof children === 'string' && children.length <= SHORT) || undefined}>
      {Sign && <Sign size={13} stroke={STROKE} aria-hidden="true" />}
      <span className="ellipsis">{children}</span>
    </span>
  )
}

/** The first two, then `+n` that opens the rest; nothing is a dash. */
export function TagList({ names, label }: { names: readonly string[]; label: string }) {
  const shown = names.slice(0, 2)
  const rest = names.slice(2)
  if (names.length === 0) return <span className="quiet">–</span>
  return (
    <span className={classes.list}>
      {shown.map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
      {rest.length > 0 && <MoreTags names={rest} label={label} />}
    </span>
  )
}

function MoreTags({ names, label }: { names: readonly string[]; label: string }) {
  const { t } = useTranslation('ui')
  return (
    <Bubble
      label={label}
      target={
        <UnstyledButton className={classes.more} aria-label={t('tags.more', { count: names.length, label })}>
          +{names.length}
        </UnstyledButton>
      }
    >
      <ul className={classes.all}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Bubble>
  )
}
