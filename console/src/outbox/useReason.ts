import { useTranslation } from 'react-i18next'
import { told } from '../api/told.ts'

/** Why a mail did not go out, in the viewer's language; the server says it in English. */
export function useReason(): (sentence: string) => string {
  const { t } = useTranslation('outbox')
  return (sentence) => {
    if (sentence === '') return ''
    const [, words = sentence, status = ''] = /^(.*?)( \(\d+\))?\.?$/.exec(sentence) ?? []
    const key = words.toLowerCase().replaceAll(/[^a-z]+/g, '-')
    return t(`reason.${key}`, { status, defaultValue: told(sentence) })
  }
}
