import { Button } from '@mantine/core'
import type { ReactNode, SyntheticEvent } from 'react'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import classes from './TabPage.module.css'
import { useLeaveGuard } from './useLeaveGuard.ts'

/** Head of a page about one thing that has tabs: the way back, its name, its tabs. Stands in a `ListPage`. */
export function TabHead({ children }: { children: ReactNode }) {
  return <div className={classes.head}>{children}</div>
}

/** A tab that is read from top to bottom: one column, as wide as a form. */
export function TabBody({ children }: { children: ReactNode }) {
  return (
    <div className={classes.scroll}>
      <div className={classes.column}>{children}</div>
    </div>
  )
}

interface FormProps {
  readonly children: ReactNode
  readonly submit: (event: SyntheticEvent) => void
  readonly busy: boolean
  readonly isDirty: boolean
  readonly onDiscard: () => void
  readonly words: { readonly save: string; readonly discard: string }
}

/** A form that is a tab: saved or discarded at its end; leaving it with something unsaved asks there. */
export function TabForm({ children, submit, busy, isDirty, onDiscard, words }: FormProps) {
  const guard = useLeaveGuard(isDirty)
  return (
    <form noValidate className={classes.form} onSubmit={submit}>
      {children}
      {guard.isAsked ? (
        <LeaveQuestion onStay={guard.stay} onLeave={guard.leave} />
      ) : (
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" loading={busy}>
            {words.save}
          </Button>
          {isDirty && <Button onClick={onDiscard}>{words.discard}</Button>}
        </div>
      )}
    </form>
  )
}
