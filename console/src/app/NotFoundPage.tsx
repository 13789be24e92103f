import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../ui/ActionButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('shell')
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={t('nothing.title')}
      actions={<ActionButton action={{ id: 'home', label: t('nothing.home'), href: '/', primary: true }} />}
    >
      {t('nothing.help')}
    </EmptyState>
  )
}
