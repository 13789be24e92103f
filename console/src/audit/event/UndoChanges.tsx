import { DiffLine } from '../../ui/DiffLine.tsx'
import type { Differing } from '../../ui/undo/undoing.ts'
import classes from '../Audit.module.css'
import { useDifferences } from './values.tsx'

/** Before and after of what an undo does, a line a field. */
export function UndoChanges({ item }: { item: Differing }) {
  const differences = useDifferences()(item)
  if (Object.keys(item.before).length === 0 && Object.keys(item.after).length === 0) return null
  return (
    <div className={classes.undoes}>
      {differences.map(({ field, before, after }) => (
        <DiffLine key={field} field={field} before={before} after={after} />
      ))}
    </div>
  )
}
