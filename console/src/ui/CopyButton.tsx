import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from './icons.ts'
import { useCopy } from './useCopy.ts'

interface Props {
  readonly value: string
  readonly label: string
  readonly filled?: boolean
  readonly className?: string
  readonly onCopy?: () => void
}

/** Copies `value`; then says *Copied* for 1.6 s. */
export function CopyButton({ value, label, filled = false, className, onCopy }: Props) {
  const { t } = useTranslation('ui')
  const { copied, copy } = useCopy()
  const Sign = copied ? IconCheck : IconCopy
  const press = () => {
    copy(value)
    onCopy?.()
  }
  return (
    <Button
      className={className ?? ''}
      variant={filled ? 'filled' : 'default'}
      leftSection={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
      onClick={press}
    >
      <span aria-live="polite">{copied ? t('copy.copied') : label}</span>
    </Button>
  )
}
