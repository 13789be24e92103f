import { IconArrowBackUp, IconCheck, IconLock, IconUsers } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { told } from '../../api/told.ts'
import type { Icon } from '../icons.ts'
import { RoundSign } from '../trail/RoundSign.tsx'
import classes from './Undo.module.css'
import type { Differing, UndoItem, Undoing } from './undoing.ts'
import { useUndoWords } from './useUndoWords.ts'

const SIGNS: Readonly<Record<UndoItem['outcome'], Icon>> = {
  possible: IconArrowBackUp,
  undone: IconCheck,
  done: IconCheck,
  conflict: IconUsers,
  refused: IconLock,
  lost: IconLock,
}

interface Props {
  readonly undoing: Undoing
  readonly changes: ComponentType<{ item: Differing }>
}

/** Part by part in plain words; what never comes back is said once, below. */
export function UndoPlan({ undoing: { items, unseen, consequences }, changes }: Props) {
  const { t } = useTranslation('undo')
  const parts = items.filter(({ outcome }) => outcome !== 'lost')
  const lost = [...new Set(items.flatMap((item) => item.lost))].map((what) => t(`lost.${what}`))
  return (
    <>
      <ul className={classes.parts}>
        {parts.map((item) => (
          <Part key={item.event.id} item={item} changes={changes} />
        ))}
      </ul>
      {consequences.map((text) => (
        <p key={text}>{told(text)}</p>
      ))}
      {lost.length > 0 && <p className="quiet">{t('never', { what: lost.join(', ') })}</p>}
      {unseen > 0 && <p className="quiet">{t('unseen', { count: unseen })}</p>}
    </>
  )
}

function Part({ item, changes: Changes }: { item: UndoItem; changes: Props['changes'] }) {
  const { event, outcome } = item
  const { does, why } = useUndoWords()
  const reason = why(item)
  const isOn = outcome === 'possible' || outcome === 'undone'
  const isAgainst = outcome === 'conflict' || outcome === 'refused'
  return (
    <li className={classes.part}>
      <RoundSign icon={SIGNS[outcome]} tone={isOn ? 'ok' : isAgainst ? 'danger' : 'plain'} />
      <div className={classes.words}>
        <p className={isOn ? '' : 'quiet'}>{does(item)}</p>
        {reason && <p className={classes.why}>{reason}</p>}
        {isOn && <Changes item={{ event: event.event, before: event.after, after: event.before }} />}
      </div>
    </li>
  )
}
