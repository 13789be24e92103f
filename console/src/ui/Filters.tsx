import { UnstyledButton } from '@mantine/core'
import { IconFilter, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from './ActionMenu.tsx'
import type { Action } from './action.ts'
import { Bubble } from './Bubble.tsx'
import classes from './Filters.module.css'
import { STROKE } from './icons.ts'
import { holdKeys } from './keys/heldKeys.ts'
import { useShortcuts } from './keys/useShortcuts.ts'

interface ChipProps {
  readonly field: string
  /** `is` unless given: `is not`, `before`. */
  readonly verb?: string
  readonly values: readonly string[]
  /** How many there are to choose from: above three chosen the chip says `4 of 6`. */
  readonly of?: number
  readonly onRemove: () => void
  /** What opens for editing. */
  readonly editor?: ReactNode
  readonly startOpen?: boolean
  /** Told when the editor has opened and when it has closed. */
  readonly onEditing?: (isOpen: boolean) => void
}

/** `Status is **active or invited**` and a cross. Clicking the words edits, the cross removes. */
export function FilterChip({ field, verb, values, of, onRemove, editor, startOpen = false, onEditing }: ChipProps) {
  const { t, i18n } = useTranslation('ui')
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' })
  const value = values.length > 3 && of ? t('filter.someOf', { count: values.length, of }) : list.format(values)
  return (
    <span className={classes.chip}>
      <Bubble
        label={field}
        startOpen={startOpen}
        onChange={onEditing}
        target={
          <UnstyledButton className={classes.words} disabled={!editor}>
            {field} {verb ?? t('filter.is')} <b>{value || '…'}</b>
          </UnstyledButton>
        }
      >
        {editor}
      </Bubble>
      <UnstyledButton className={classes.cross} onClick={onRemove} aria-label={t('filter.remove', { field })}>
        <IconX size={14} stroke={STROKE} aria-hidden="true" />
      </UnstyledButton>
    </span>
  )
}

/** The dashed button that adds a filter (key `f`). */
export function AddFilter({ fields }: { fields: readonly Action[] }) {
  const { t } = useTranslation('ui')
  const [turn, setTurn] = useState(0)
  const open = () => {
    holdKeys()
    setTurn(turn + 1)
  }
  useShortcuts(fields.length === 0 ? [] : [{ keys: 'f', label: t('keys.filter'), group: 'list', run: open }])
  if (fields.length === 0) return null
  return (
    <ActionMenu
      key={turn}
      startOpen={turn > 0}
      groups={[fields]}
      position="bottom-start"
      target={
        <UnstyledButton className={classes.add}>
          <IconFilter size={14} stroke={STROKE} aria-hidden="true" />
          {t('filter.add')}
        </UnstyledButton>
      }
    />
  )
}
