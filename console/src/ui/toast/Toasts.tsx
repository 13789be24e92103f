import { UnstyledButton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../IconButton.tsx'
import { useShortcuts } from '../keys/useShortcuts.ts'
import { currentToast, dismissToast, subscribeToasts, type Toast } from './store.ts'
import classes from './Toasts.module.css'

const SHOWN_FOR = 8000

/** The place of toasts: bottom right, one at a time, still while hovered or focused. */
export function Toasts() {
  const toast = useSyncExternalStore(subscribeToasts, currentToast)
  return (
    <div className={classes.place} role="status" aria-live="polite">
      {toast && <Bar key={toast.id} {...toast} />}
    </div>
  )
}

function Bar({ text, undo }: Toast) {
  const { t } = useTranslation('ui')
  const [isHeld, setHeld] = useState(false)
  const take = () => {
    dismissToast()
    undo?.()
  }
  useShortcuts(undo ? [{ keys: 'mod z', label: t('keys.undo'), group: 'everywhere', run: take }] : [])
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(dismissToast, SHOWN_FOR)
    return () => clearTimeout(timer)
  }, [isHeld])
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while looked at; its buttons do the rest
    <div className={classes.toast} {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className={classes.text}>{text}</span>
      {undo && (
        <UnstyledButton className={classes.undo} onClick={take}>
          {t('undo')}
        </UnstyledButton>
      )}
      <IconButton label={t('close')} icon={IconX} variant="bar" size={28} onClick={dismissToast} />
    </div>
  )
}
