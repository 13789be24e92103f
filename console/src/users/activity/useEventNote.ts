import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import type { TrailItem } from './useSentence.tsx'

/** The second line of an event: reason, position, until when, from where. */
export function useEventNote(): (item: TrailItem) => string {
  const { t } = useTranslation('users')
  const format = useFormat()
  return ({ event, also, address }) => {
    const text = (name: string) => (typeof also[name] === 'string' ? String(also[name]) : '')
    const moment = (name: string) => text(name) && t(`note.${name}`, { moment: format.moment(text(name)) })
    const parts = [
      text('reason') && t('banner.reason', { reason: text('reason') }),
      text('position') && t('note.position', { position: text('position') }),
      moment('from'),
      moment('until'),
      moment('expires'),
      moment('restorableUntil'),
      typeof also.line === 'number' && t('note.line', { line: also.line }),
      text('undoes') && t('note.undoes'),
      event.startsWith('session.') && address && t('facts.from', { address }),
    ]
    return parts.filter(Boolean).join(' · ')
  }
}
