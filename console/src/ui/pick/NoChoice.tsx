import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** In place of choices where there are none, or none is found: a list box that is open must hold an option. */
export function NoChoice({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <span role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
      {children ?? t('pick.nothing')}
    </span>
  )
}
