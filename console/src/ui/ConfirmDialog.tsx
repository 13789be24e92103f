import { Button, Textarea, TextInput } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { type ReactNode, type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ApiProblem, isProblem } from '../api/problem.ts'
import { Dialog, FootNote } from './Dialog.tsx'
import { type Figure, Figures } from './Figures.tsx'
import { STROKE } from './icons.ts'
import { ProblemLine } from './ProblemLine.tsx'

interface Props {
  /** *Suspend Elena Marchetti?* */
  readonly title: string
  /** Verb and number: *Suspend 9 users*. */
  readonly verb: string
  readonly danger?: boolean
  readonly figures?: readonly Figure[]
  /** What stays and what goes, and who is skipped. */
  readonly children?: ReactNode
  /** Asks for a reason: its label. */
  readonly reason?: { readonly label: string; readonly help?: string } | undefined
  /** Asks to type this (final deletion only). */
  readonly typed?: string
  /** Left in the foot: whether it can be undone. */
  readonly note?: ReactNode
  /** The gentler way, the default button: *Suspend instead*. */
  readonly instead?: { readonly label: string; readonly run: () => void } | undefined
  readonly busy?: boolean
  readonly problem?: ApiProblem | null | undefined
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

/** States the consequence in numbers, then asks. Focus starts in the reason, never on the red button. */
export function ConfirmDialog(props: Props) {
  const { title, verb, figures = [], children, reason, typed, problem, onConfirm, onClose } = props
  const { t } = useTranslation('ui')
  const [why, setWhy] = useState('')
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (typed && name.trim() !== typed) return setMissing(true)
    onConfirm(why.trim())
  }
  return (
    <Dialog title={title} onClose={onClose} onSubmit={submit} foot={<Foot {...props} verb={verb} />}>
      {figures.length > 0 && <Figures figures={figures} />}
      {children}
      {reason && <Reason {...reason} value={why} onChange={setWhy} problem={problem} />}
      {typed && (
        <TextInput
          label={t('confirm.type', { name: typed })}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={isMissing && t('confirm.notTyped')}
          autoComplete="off"
        />
      )}
      <ProblemLine problem={problem} />
    </Dialog>
  )
}

function Foot({ verb, danger = false, note, instead, busy = false, onClose }: Props) {
  const { t } = useTranslation('ui')
  const look = danger ? { color: 'red', 'data-danger': true } : {}
  return (
    <>
      <FootNote>{note}</FootNote>
      {!instead && (
        <Button onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
      )}
      <Button type="submit" variant={instead ? 'default' : 'filled'} loading={busy} {...look}>
        {verb}
      </Button>
      {instead && (
        <Button variant="filled" onClick={instead.run} data-autofocus>
          {instead.label}
        </Button>
      )}
    </>
  )
}

interface ReasonProps {
  readonly label: string
  readonly help?: string
  readonly value: string
  readonly problem: ApiProblem | null | undefined
  readonly onChange: (value: string) => void
}

function Reason({ label, help, value, problem, onChange }: ReasonProps) {
  const fault = isProblem(problem) ? problem.fields.find((field) => field.path === 'reason')?.message : undefined
  return (
    <Textarea
      data-autofocus
      autosize
      minRows={1}
      maxRows={5}
      maxLength={1000}
      label={label}
      description={help}
      value={value}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** *You can undo this afterwards*, for `note`. */
export function UndoNote() {
  const { t } = useTranslation('ui')
  return (
    <>
      <IconArrowBackUp size={14} stroke={STROKE} aria-hidden="true" />
      {t('confirm.undo')}
    </>
  )
}
