import { useTranslation } from 'react-i18next'

interface Named {
  readonly key: string
  readonly name: string
}

/** What scopes and actions are called; of a module's own, as the module calls them. */
export function useRightWords() {
  const { t } = useTranslation('roles')
  const scope = ({ key, name }: Named) => t(`scopes.${key}.name`, { defaultValue: name })
  const action = ({ key, name }: Named) => t(`actions.${key}`, { defaultValue: name })
  return { scope, action, permission: (one: Named, other: Named) => `${scope(one)} · ${action(other)}` }
}
