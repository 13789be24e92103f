import { useTranslation } from 'react-i18next'
import { useFormat } from '../useFormat.ts'

/** Choices that a list shows at once; more are found by typing. */
export const SHOWN_AT_ONCE = 60

/** For the empty field: there are more than the list shows at once, and how to find them. */
export function useManyHint(count: number): string | undefined {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return count > SHOWN_AT_ONCE ? t('pick.many', { shown: format.number(count) }) : undefined
}
