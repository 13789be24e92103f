import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { useShortcuts } from '../ui/keys/useShortcuts.ts'
import { useGo } from '../ui/useGo.ts'
import { allPlacesFor } from './navigation.ts'

/** `g` and then a letter goes to a page. */
export function usePlaceKeys(): void {
  const { t } = useTranslation('shell')
  const go = useGo()
  const places = allPlacesFor(useViewer())
  useShortcuts(
    places.flatMap(({ id, href, key }) =>
      key
        ? [
            {
              keys: `g ${key}`,
              label: t('goTo', { page: t(`pages.${id}`) }),
              group: 'everywhere' as const,
              run: () => go(href),
            },
          ]
        : [],
    ),
  )
}
