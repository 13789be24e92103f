import type { ReactNode } from 'react'
import type { ApiProblem } from '../../api/problem.ts'
import { ConfirmDialog, UndoNote } from '../ConfirmDialog.tsx'
import { Impact } from './Impact.tsx'
import type { AccessChange } from './useImpact.ts'

interface Props {
  readonly title: string
  readonly verb: string
  readonly change: AccessChange
  readonly busy: boolean
  readonly problem?: ApiProblem | null
  readonly children?: ReactNode
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Asks before something is taken that gives rights, and says who loses what. */
export function ConfirmChange({ change, children, ...rest }: Props) {
  return (
    <ConfirmDialog note={<UndoNote />} {...rest}>
      {children}
      <Impact change={change} />
    </ConfirmDialog>
  )
}
