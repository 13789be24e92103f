import { IconCrown, IconMailX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../ui/icons.ts'
import type { UserRow } from './types.ts'

/** Small signs after a name: administrator, mail failed. */
export function UserFlags({ user }: { user: UserRow }) {
  const { t } = useTranslation('users')
  return (
    <>
      {user.type === 'admin' && (
        <IconCrown size={14} stroke={STROKE} color="var(--r-accent-text)" role="img" aria-label={t('flags.admin')} />
      )}
      {user.mailFailed && (
        <IconMailX size={14} stroke={STROKE} color="var(--r-danger)" role="img" aria-label={t('flags.mailFailed')} />
      )}
    </>
  )
}
