import { iconOf, toneOf } from '../../ui/trail/eventIcons.ts'
import { RoundSign } from '../../ui/trail/RoundSign.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import type { UserDetail } from '../types.ts'
import classes from './Activity.module.css'
import { EventChanges } from './EventChanges.tsx'
import { UndoButton } from './UndoButton.tsx'
import { useEventNote } from './useEventNote.ts'
import { type TrailItem, useSentence } from './useSentence.tsx'

/** One event: who did what, before and after, when. */
export function EventLine({ item, user }: { item: TrailItem; user: UserDetail }) {
  const format = useFormat()
  const sentence = useSentence()
  const note = useEventNote()(item)
  return (
    <li className={classes.event}>
      <RoundSign icon={iconOf(item.event)} tone={toneOf(item.event)} />
      <div className={classes.words}>
        <p>{sentence(item, user)}</p>
        {note && <p className="second">{note}</p>}
        <EventChanges item={item} />
      </div>
      <span className={classes.undo}>
        <UndoButton item={item} />
      </span>
      <time className={classes.time} dateTime={item.at} data-tip={format.full(item.at)}>
        {format.time(item.at)}
      </time>
    </li>
  )
}
