import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import type { Token } from './token.ts'
import type { Ends } from './tokenForm.ts'

/** What an end of a token is called. */
export function useEndWords(token: Token | undefined): (ends: Ends) => string {
  const { t } = useTranslation('tokens')
  const format = useFormat()
  return (ends) => {
    if (ends === 'keep')
      return token?.expiresAt ? t('end.keep', { day: format.shortDay(token.expiresAt) }) : t('end.keepEndless')
    if (ends === 'day' || ends === 'none') return t(`end.${ends}`)
    return t('end.days', { count: Number(ends) })
  }
}
