import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from './ActionMenu.tsx'
import { IconButton } from './IconButton.tsx'
import { STROKE } from './icons.ts'
import { Kbd } from './Kbd.tsx'
import classes from './Pager.module.css'
import { useFormat } from './useFormat.ts'

const SIZES = [25, 50, 100, 200]

interface Props {
  readonly from: number
  readonly to: number
  /** null above 1,000. */
  readonly total: number | null | undefined
  readonly size: number
  readonly onSize?: (size: number) => void
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
  /** Whether the rows of the list can be ticked. */
  readonly selects?: boolean
}

/** The foot of a list: where one is, the keys worth learning, page size, and the pages. */
export function Pager({ from, to, total, size, onSize, onPrevious, onNext, selects = false }: Props) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const of = total === null ? `${format.number(1000)}+` : format.number(total ?? to)
  return (
    <div className={classes.pager}>
      <p className={classes.range}>{t('pager.range', { from: format.number(from), to: format.number(to), of })}</p>
      <KeyHints selects={selects} />
      {onSize && <PageSize size={size} onSize={onSize} />}
      <span className={classes.pages}>
        <IconButton label={t('pager.previous')} icon={IconChevronLeft} disabled={!onPrevious} onClick={onPrevious} />
        <IconButton label={t('pager.next')} icon={IconChevronRight} disabled={!onNext} onClick={onNext} />
      </span>
    </div>
  )
}

function PageSize({ size, onSize }: { size: number; onSize: (size: number) => void }) {
  const { t } = useTranslation('ui')
  const choices = SIZES.map((count) => ({
    id: String(count),
    label: t('pager.size', { count }),
    run: () => onSize(count),
  }))
  return (
    <ActionMenu
      groups={[choices]}
      position="top-end"
      target={
        <UnstyledButton className={classes.size}>
          {t('pager.size', { count: size })}
          <IconChevronDown size={14} stroke={STROKE} aria-hidden="true" />
        </UnstyledButton>
      }
    />
  )
}

const hints = [
  ['j', 'k', 'move'],
  ['x', 'select'],
  ['?', 'all'],
] as const

function KeyHints({ selects }: { selects: boolean }) {
  const { t } = useTranslation('ui')
  return (
    <p className={classes.hints} aria-hidden="true">
      {hints
        .filter(([key]) => selects || key !== 'x')
        .map((hint) => (
          <span key={hint[0]} className={classes.hint}>
            {hint.map((part, index) =>
              index === hint.length - 1 ? (
                <Fragment key={part}>{t(`hint.${part}`)}</Fragment>
              ) : (
                <Kbd key={part} keys={part} />
              ),
            )}
          </span>
        ))}
    </p>
  )
}
