import { IconSettings } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { listSettings } from '../../../server/settings/contract.ts'
import { call } from '../api/call.ts'
import { useViewer } from '../api/viewer.ts'
import { loadWords } from '../ui/language.ts'
import { addPaletteSource, type Found, matching } from '../ui/palette/source.ts'

const SHOWN = 6

/** Each setting by its title, or by a word of what it does, in the palette of every page. */
export function usePaletteSettings(): void {
  const { t, i18n } = useTranslation('shell')
  const mayRead = Boolean(useViewer().can['settings.read'])
  useEffect(() => {
    if (!mayRead) return
    const words = (key: string, word: string) => i18n.t(`settingWords:${key}`, { defaultValue: word })
    let asked: Promise<readonly Found[]> | undefined
    const ask = async (): Promise<readonly Found[]> => {
      const [{ items }] = await Promise.all([call(listSettings, {}), loadWords('settingWords')])
      return items.map(({ key, title, help }) => ({
        id: key,
        href: `/settings?q=${encodeURIComponent(key)}`,
        icon: IconSettings,
        group: t('palette.settings'),
        label: words(`${key}.title`, title),
        also: `${key} ${words(`${key}.help`, help)}`,
      }))
    }
    return addPaletteSource(async (text) => {
      if (text.length < 3) return []
      // Once for a page: the server tells what they are called, and that does not change.
      asked ??= ask()
      const found = await asked.catch((error: unknown) => {
        asked = undefined
        throw error
      })
      return matching(found, text).slice(0, SHOWN)
    }, 'last')
  }, [t, i18n, mayRead])
}
