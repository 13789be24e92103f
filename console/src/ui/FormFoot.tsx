import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** The verb: *Create*, *Save*. */
  readonly children: ReactNode
  readonly busy: boolean
  readonly onCancel: () => void
}

/** The foot of a form in a panel or a dialog: back, and what it does. */
export function FormFoot({ children, busy, onCancel }: Props) {
  const { t } = useTranslation('ui')
  return (
    <>
      <Button onClick={onCancel}>{t('cancel')}</Button>
      <Button type="submit" variant="filled" loading={busy}>
        {children}
      </Button>
    </>
  )
}
