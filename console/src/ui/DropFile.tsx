import { Button } from '@mantine/core'
import { type DragEvent, useRef, useState } from 'react'
import classes from './DropFile.module.css'
import { type Icon, STROKE } from './icons.ts'

interface Props {
  readonly icon: Icon
  /** What may be dropped, or what is happening. */
  readonly words: string
  /** On the button. */
  readonly choose: string
  /** Names the field for screen readers. */
  readonly label: string
  readonly help: string
  readonly accept: string
  readonly busy?: boolean
  /** There is a file already: what comes next is the filled button. */
  readonly isTaken?: boolean
  readonly onFile: (file: File) => void
}

/** A place to drop a file on, and a button to choose one. */
export function DropFile({
  icon: Sign,
  words,
  choose,
  label,
  help,
  accept,
  busy = false,
  isTaken = false,
  onFile,
}: Props) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !busy) onFile(file)
    // The same file again, repaired meanwhile, must count as a choice too.
    if (input.current) input.current.value = ''
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the pointer; the button does the same
    <div
      className={classes.drop}
      data-over={isOver || undefined}
      onDrop={drop}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
    >
      <Sign size={28} stroke={STROKE} aria-hidden="true" />
      <p role="status">{words}</p>
      <Button
        variant={isTaken ? 'default' : 'filled'}
        loading={busy}
        onClick={() => input.current?.click()}
        data-autofocus
      >
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        className="hidden-words"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p className="second">{help}</p>
    </div>
  )
}
