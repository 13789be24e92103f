import { Modal } from '@mantine/core'
import type { ReactNode, SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Dialog.module.css'
import { useReturnFocus } from './useReturnFocus.ts'

interface Props {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly foot?: ReactNode
  /** Takes the place of the foot while it is open. */
  readonly question?: ReactNode
  /** 580 for a plan, 640 for its progress, 440 for a question. */
  readonly width?: 440 | 580 | 640
  /** Makes the dialog a form. */
  readonly onSubmit?: (event: SyntheticEvent) => void
}

/** One question or one plan. Mount it to open it; focus goes to `data-autofocus` and comes back to where it was. */
export function Dialog({ title, onClose, children, foot, question, width = 580, onSubmit }: Props) {
  const { t } = useTranslation('ui')
  useReturnFocus()
  const inside = (
    <>
      <div className={classes.body}>{children}</div>
      {question || (foot && <div className={classes.foot}>{foot}</div>)}
    </>
  )
  return (
    <Modal.Root
      opened
      centered
      padding={0}
      radius={14}
      size={width}
      returnFocus={false}
      transitionProps={{ transition: 'fade', duration: 140 }}
      classNames={{ content: classes.content ?? '' }}
      onClose={onClose}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </Modal.Header>
        {onSubmit ? (
          <form noValidate onSubmit={onSubmit} className={classes.form}>
            {inside}
          </form>
        ) : (
          inside
        )}
      </Modal.Content>
    </Modal.Root>
  )
}

/** What stands left of the buttons in a foot: whether it can be undone. */
export function FootNote({ children }: { children: ReactNode }) {
  return <span className={classes.note}>{children}</span>
}
