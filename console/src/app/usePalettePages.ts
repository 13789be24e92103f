import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import { addPaletteSource, type Found, matching } from '../ui/palette/source.ts'
import { accountPlace, allPlacesFor } from './navigation.ts'

/** The pages, in the palette. */
export function usePalettePages(): void {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  useEffect(() => {
    const places = [...allPlacesFor(viewer), accountPlace]
    const pages = places.map(
      ({ id, href, icon, key }): Found => ({
        id,
        href,
        icon,
        hint: key && `g ${key}`,
        label: t(`pages.${id}`),
        group: t('palette.pages'),
      }),
    )
    return addPaletteSource((text) => matching(pages, text))
  }, [t, viewer])
}
