import { useTranslation } from 'react-i18next'

interface Named {
  readonly key: string
  readonly name: string
}

/** Names of scopes and actions in the viewer's language; what no language file knows is called as its module calls it. */
export function useScopeWords() {
  const { t } = useTranslation('roles')
  return {
    scope: ({ key, name }: Named) => t(`scopes.${key}.name`, { defaultValue: name }),
    help: ({ key, help }: { key: string; help: string }) => t(`scopes.${key}.help`, { defaultValue: help }),
    action: ({ key, name }: Named) => t(`actions.${key}`, { defaultValue: name }),
  }
}
