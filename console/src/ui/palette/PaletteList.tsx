import { Fragment, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../icons.ts'
import { Kbd } from '../Kbd.tsx'
import classes from './Palette.module.css'
import type { Found } from './source.ts'

interface Props {
  readonly id: string
  readonly found: readonly Found[]
  readonly at: number
  readonly text: string
  readonly onAt: (at: number) => void
  readonly onChoose: (found: Found) => void
}

/** What was found, by group. The field keeps the focus and moves through it by arrows. */
export function PaletteList({ id, found, at, text, onAt, onChoose }: Props) {
  const { t } = useTranslation('ui')
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at])
  return (
    <div id={id} role="listbox" aria-label={t('palette.title')} className={classes.list}>
      {found.map((one, index) => (
        <Fragment key={`${one.group}-${one.id}`}>
          {one.group !== found[index - 1]?.group && (
            <div className={classes.group} role="presentation">
              {one.group}
            </div>
          )}
          <Line
            id={`${id}-${index}`}
            found={one}
            isHere={index === at}
            onAt={() => onAt(index)}
            onChoose={() => onChoose(one)}
          />
        </Fragment>
      ))}
      {found.length === 0 && (
        <p className={classes.none}>{text ? t('palette.none', { text }) : t('palette.placeholder')}</p>
      )}
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly found: Found
  readonly isHere: boolean
  readonly onAt: () => void
  readonly onChoose: () => void
}

function Line({ id, found, isHere, onAt, onChoose }: LineProps) {
  const { icon: Sign } = found
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above answers the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field above keeps the focus (combobox)
    <div
      id={id}
      role="option"
      aria-selected={isHere}
      aria-disabled={Boolean(found.refused)}
      className={classes.item}
      onPointerMove={onAt}
      onClick={onChoose}
    >
      {found.picture ?? (Sign && <Sign size={16} stroke={STROKE} aria-hidden="true" />)}
      <span className="ellipsis">{found.label}</span>
      {(found.refused ?? found.note) && <span className={classes.note}>{found.refused ?? found.note}</span>}
      {found.hint && <Kbd keys={found.hint} />}
    </div>
  )
}
