import { useTranslation } from 'react-i18next'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'

/** `c` makes somebody new. */
export function useListKeys(onCreate: (() => void) | undefined): void {
  const { t } = useTranslation('users')
  useShortcuts(onCreate ? [{ keys: 'c', label: t('new'), group: 'list', run: onCreate }] : [])
}
