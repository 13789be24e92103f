import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import classes from './DropFile.module.css'

interface Props {
  readonly busy: boolean
  readonly fileName: string | undefined
  readonly onFile: (file: File) => void
}

/** A place to drop a file on, and a button to choose one. */
export function DropFile({ busy, fileName, onFile }: Props) {
  const { t } = useTranslation('imports')
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
      <IconFileImport size={28} stroke={STROKE} aria-hidden="true" />
      <p role="status">{busy ? t('file.sending', { name: fileName }) : t('file.drop')}</p>
      <Button variant="filled" loading={busy} onClick={() => input.current?.click()}>
        {t('file.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="hidden-words"
        tabIndex={-1}
        aria-label={t('file.label')}
        accept=".csv,text/csv,text/plain"
        onChange={(event) => take(event.currentTarget.files)}
      />
      <p className="second">{t('file.help')}</p>
    </div>
  )
}
