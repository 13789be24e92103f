import { useTranslation } from 'react-i18next'
import { listSettings } from '../../../server/settings/contract.ts'
import { useCall } from '../api/useCall.ts'
import { useViewer } from '../api/viewer.ts'

/** What a setting is called, by its key; nothing for other words, and for those who may not read the settings. */
export function useSettingTitle(): (key: string) => string | undefined {
  const { t } = useTranslation('settingWords')
  const { can } = useViewer()
  const { data } = useCall(listSettings, {}, { when: Boolean(can['settings.read']) })
  return (key) => {
    const title = data?.items.find((one) => one.key === key)?.title
    return title && t(`${key}.title`, { defaultValue: title })
  }
}
