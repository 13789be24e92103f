import { Drawer } from '@mantine/core'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from './keys/useShortcuts.ts'
import { LeaveQuestion } from './LeaveQuestion.tsx'
import classes from './Panel.module.css'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { useReturnFocus } from './useReturnFocus.ts'

interface Props {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** Unsaved changes: closing and leaving ask first. */
  readonly isDirty?: boolean
  /** Makes the panel a form; `Ctrl/⌘ Enter` submits it. */
  readonly onSubmit?: ((event: SyntheticEvent) => void) | undefined
}

const FORM = 'panel-form'

/** Create or edit while the list stays in sight. Mount it to open it. */
export function Panel({ title, onClose, children, foot, isDirty = false, onSubmit }: Props) {
  const { t } = useTranslation('ui')
  const [asked, setAsked] = useState(false)
  const guard = useLeaveGuard(isDirty)
  useReturnFocus()
  useSaveKey(Boolean(onSubmit))
  const close = () => (isDirty ? setAsked(true) : onClose())
  const stay = () => {
    guard.stay()
    setAsked(false)
  }
  const leave = () => (guard.isAsked ? guard.leave() : onClose())
  return (
    <Drawer.Root
      opened
      position="right"
      size={600}
      padding={0}
      returnFocus={false}
      transitionProps={{ duration: 200, timingFunction: 'cubic-bezier(.2,.8,.2,1)' }}
      classNames={{ content: classes.content ?? '' }}
      onClose={close}
    >
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Header className={classes.head}>
          <Drawer.Title className={classes.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('close')} />
        </Drawer.Header>
        <Body onSubmit={onSubmit}>
          <div className={classes.body}>{children}</div>
          {asked || guard.isAsked ? (
            <LeaveQuestion onStay={stay} onLeave={leave} />
          ) : (
            foot && <div className={classes.foot}>{foot}</div>
          )}
        </Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}

function Body({ onSubmit, children }: Pick<Props, 'onSubmit' | 'children'>) {
  if (!onSubmit) return <div className={classes.form}>{children}</div>
  return (
    <form id={FORM} noValidate className={classes.form} onSubmit={onSubmit}>
      {children}
    </form>
  )
}

/** A part of a panel's body, with a line above all but the first. */
export function PanelSection({ title, children }: { title?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      {title && <h3>{title}</h3>}
      {children}
    </section>
  )
}

/** Two fields side by side, for what belongs together. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={classes.pair}>{children}</div>
}

function useSaveKey(isForm: boolean): void {
  const { t } = useTranslation('ui')
  const run = () => {
    const form = document.getElementById(FORM)
    if (form instanceof HTMLFormElement) form.requestSubmit()
  }
  useShortcuts(isForm ? [{ keys: 'mod enter', label: t('keys.save'), group: 'here', always: true, run }] : [])
}
