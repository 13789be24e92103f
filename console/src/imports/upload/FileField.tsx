import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import classes from './FileField.module.css'

interface Props {
  readonly busy: boolean
  readonly fileName: string | undefined
  readonly onFile: (file: File) => void
}

/** A file, chosen by the button or dropped on it. */
export function FileField({ busy, fileName, onFile }: Props) {
  const { t } = useTranslation('imports')
  const input = useRef<HTMLInputElement>(null)
  const help = useId()
  const drop = useDrop(busy, onFile)
  const choose = () => input.current?.click()
  return (
    <div className={classes.zone} data-over={drop.isOver || undefined} {...drop.handlers}>
      <IconFileSpreadsheet className={classes.icon ?? ''} size={28} stroke={STROKE} aria-hidden="true" />
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label={t('file.label')}
        aria-describedby={help}
        tabIndex={-1}
        className="hidden-words"
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0]
          currentTarget.value = ''
          if (file) onFile(file)
        }}
      />
      <Button
        variant="filled"
        loading={busy}
        aria-describedby={help}
        leftSection={<IconUpload size={16} stroke={STROKE} aria-hidden="true" />}
        onClick={choose}
      >
        {t('file.choose')}
      </Button>
      <p className="quiet wide-only">{t('file.drop')}</p>
      <p id={help} className="second">
        {t('file.help')}
      </p>
      <p role="status" className={classes.status}>
        {busy && t('file.sending', { name: fileName })}
      </p>
    </div>
  )
}

function useDrop(busy: boolean, onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(!busy)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file && !busy) onFile(file)
  }
  return { isOver, handlers: { onDragOver: over, onDragLeave: () => setOver(false), onDrop: drop } }
}
