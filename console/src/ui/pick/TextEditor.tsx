import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './TextEditor.module.css'

interface Props {
  readonly label: string
  readonly help: string
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A value that is typed whole before it is looked for. */
export function TextEditor({ label, help, value, onChange }: Props) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState(value)
  return (
    <form
      className={classes.editor}
      onSubmit={(event) => {
        event.preventDefault()
        onChange(typed.trim())
      }}
    >
      <TextInput
        data-autofocus
        label={label}
        description={help}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit">{t('filter.apply')}</Button>
    </form>
  )
}
