import { useTranslation } from 'react-i18next'

const SHOWN = 2

/** Scopes of tokens in words: `users.read` as *Users: Read*. */
export function useScopeWords() {
  const { t } = useTranslation('tokens')
  const action = (permission: string) => t(`roles:actions.${permission.split('.')[1]}`)
  const scope = (key: string) => t(`roles:scopes.${key}.name`)
  const whole = (permission: string) => `${scope(permission.split('.')[0] ?? '')}: ${action(permission)}`
  return {
    scope,
    action,
    /** *Everything its owner may do*, or the first two of them and how many more. */
    summary: (scopes: readonly string[] | null) => {
      if (scopes === null) return t('everything')
      const shown = scopes.slice(0, SHOWN).map(whole).join(', ')
      return scopes.length > SHOWN ? t('more', { shown, count: scopes.length - SHOWN }) : shown
    },
  }
}
