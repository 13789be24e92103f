import { useTranslation } from 'react-i18next'
import type { Answer } from './boxes.ts'
import { useLevelWord } from './boxes.ts'

/** An answer in one sentence: for a no, the nearest thing that is missing. */
export function useMissing() {
  const { t } = useTranslation('users')
  const level = useLevelWord()
  return (answer: Answer, name: string): string => {
    const { code, role } = answer.reason
    if (code === 'role') return t('ask.because.role', { name, role: role?.name ?? '' })
    const missing = answer.explanation?.missing
    const list = (items: readonly { name: string | null }[] | undefined) =>
      items?.map((item) => item.name ?? '…').join(', ') ?? ''
    if (code === 'not-given' && missing?.roles?.length)
      return t('ask.because.not-given-but', { name, roles: list(missing.roles) })
    if (code === 'out-of-reach') {
      const held = { name, level: level(missing?.level ?? answer.levels[0] ?? 'none', null) }
      const theirs = list(missing?.theirTeams)
      const words = { ...held, theirs, own: list(missing?.ownTeams) || '–' }
      return theirs ? t('ask.because.out-of-team', words) : t('ask.because.out-of-reach', held)
    }
    if (code === 'restricted')
      return t('ask.because.restricted', { name, field: missing?.field?.name ?? '', only: list(missing?.only) || '–' })
    return t(`ask.because.${code}`, { name })
  }
}
