import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { told } from '../../api/told.ts'
import { STROKE } from '../../ui/icons.ts'
import classes from '../Templates.module.css'
import { placeOf } from './insert.ts'
import type { Preview } from './usePreview.ts'

interface Props {
  readonly faults: Preview['faults']
  readonly area: RefObject<HTMLTextAreaElement | null>
  readonly body: string
}

/** What is wrong while it is written, each with its place; pressing one leads there. */
export function Faults({ faults, area, body }: Props) {
  const { t } = useTranslation('templates')
  if (faults.length === 0) return null
  const show = (line: number, column: number) => {
    const at = placeOf(body, line, column)
    area.current?.focus()
    area.current?.setSelectionRange(at, at)
  }
  return (
    <ul className={classes.faults} aria-live="polite">
      {faults.map(({ part, line, column, message }) => (
        <li key={`${part} ${line} ${column} ${message}`} className={classes.fault}>
          <IconAlertTriangle size={16} stroke={STROKE} aria-hidden="true" />
          <span>
            {part === 'body' ? (
              <UnstyledButton className={classes.place} onClick={() => show(line, column)}>
                {t('place', { line, column })}
              </UnstyledButton>
            ) : (
              `${t('fields.subject')}:`
            )}{' '}
            {told(message)}
          </span>
        </li>
      ))}
    </ul>
  )
}
