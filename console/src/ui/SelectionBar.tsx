import { UnstyledButton } from '@mantine/core'
import { IconDots, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from './ActionMenu.tsx'
import type { Action } from './action.ts'
import { IconButton } from './IconButton.tsx'
import { STROKE } from './icons.ts'
import { useShortcuts } from './keys/useShortcuts.ts'
import { addPaletteSource, matching } from './palette/source.ts'
import classes from './SelectionBar.module.css'
import { useFormat } from './useFormat.ts'

const SHOWN = 4

interface Props {
  readonly count: number
  /** How many match in all, and how to take them all; absent once they are taken. */
  readonly all?: { readonly count: number; readonly select: () => void } | undefined
  readonly actions: readonly Action[]
  readonly onClear: () => void
}

/** Appears with the first tick, above the foot. `b` goes to its actions, `Esc` clears; the palette knows them, too. */
export function SelectionBar({ count, all, actions, onClear }: Props) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const bar = useRef<HTMLElement>(null)
  const toActions = () => bar.current?.querySelector<HTMLElement>(`.${classes.button}`)?.focus()
  useShortcuts(
    count > 0
      ? [
          { keys: 'b', label: t('keys.selectionActions'), group: 'list', run: toActions },
          { keys: 'esc', label: t('keys.clearSelection'), group: 'list', run: onClear },
        ]
      : [],
  )
  usePaletteSelection(count, actions)
  if (count === 0) return null
  return (
    <section ref={bar} className={classes.bar} aria-label={t('selection.label')}>
      <span className={classes.count} role="status">
        {t('selection.count', { count, shown: format.number(count) })}
      </span>
      {all && all.count > count && (
        <UnstyledButton className={classes.all} onClick={all.select}>
          {t('selection.all', { shown: format.number(all.count) })}
        </UnstyledButton>
      )}
      <span className={classes.line} />
      <Buttons actions={actions} />
      <span className={classes.line} />
      <IconButton label={t('selection.clear')} icon={IconX} variant="bar" size={28} onClick={onClear} />
    </section>
  )
}

/** What can be done with the selection stands first in the palette. */
function usePaletteSelection(count: number, actions: readonly Action[]): void {
  const { t } = useTranslation('ui')
  useEffect(() => {
    if (count === 0) return
    const group = t('selection.actionsOn', { count })
    const found = actions.map((action) => ({ ...action, group }))
    return addPaletteSource((text) => matching(found, text), 'first')
  }, [t, count, actions])
}

function Buttons({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation('ui')
  const more = actions.slice(SHOWN)
  return (
    <>
      {actions.slice(0, SHOWN).map((action) => (
        <BarButton key={action.id} {...action} />
      ))}
      {more.length > 0 && (
        <ActionMenu
          groups={[more]}
          position="top-end"
          target={
            <UnstyledButton className={classes.button}>
              <IconDots size={16} stroke={STROKE} aria-hidden="true" />
              {t('more')}
            </UnstyledButton>
          }
        />
      )}
    </>
  )
}

function BarButton({ label, icon: Sign, run, refused }: Action) {
  return (
    <UnstyledButton className={classes.button} onClick={run} disabled={Boolean(refused)} title={refused}>
      {Sign && <Sign size={16} stroke={STROKE} aria-hidden="true" />}
      {label}
    </UnstyledButton>
  )
}
