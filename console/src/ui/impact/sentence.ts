import { useTranslation } from 'react-i18next'
import { useFormat } from '../useFormat.ts'
import type { AccessPreview } from './useImpact.ts'

/** *3 people gain rights, 1 person loses rights.* Of one person: which number of rights. */
export function useImpactSentence() {
  const { t } = useTranslation('impact')
  const format = useFormat()
  return (preview: AccessPreview): string => {
    const { people, gain, lose, changes, gainers, losers, from } = preview
    const said = (parts: (string | false)[]) => {
      const words = parts.filter(Boolean).join(', ')
      return from ? t('from', { day: format.shortDay(from), words }) : t('sentence', { words })
    }
    if (gain + lose === 0) return people === 0 ? t('nobodyThere') : t('nobody', { count: people })
    const name = people === 1 ? (gainers[0] ?? losers[0])?.name : undefined
    if (name === undefined)
      return said([
        gain > 0 && t('gain', { count: gain }),
        lose > 0 && t(gain > 0 ? 'andLose' : 'lose', { count: lose }),
      ])
    const [gained, lost] = [changes.filter((one) => one.gain > 0).length, changes.filter((one) => one.lose > 0).length]
    return said([
      gained > 0 && t('alone.gain', { name, count: gained }),
      lost > 0 && t(gained > 0 ? 'alone.andLose' : 'alone.lose', { name, count: lost }),
    ])
  }
}
