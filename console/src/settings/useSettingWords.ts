import { useTranslation } from 'react-i18next'
import { useFormat } from '../ui/useFormat.ts'
import type { Setting, SettingValue } from './setting.ts'

/**
 * What a setting is called, in the viewer's language. The server says it in English; `settingWords.json` of other
 * languages by its key.
 */
export function useSettingWords() {
  const { t } = useTranslation('settingWords')
  const { t: say } = useTranslation('settings')
  const format = useFormat()
  const choiceOf = ({ key, choices }: Setting, value: string): string =>
    t(`${key}.choices.${value}`, { defaultValue: choices?.find((one) => one.value === value)?.label ?? value })
  return {
    titleOf: ({ key, title }: Setting): string => t(`${key}.title`, { defaultValue: title }),
    helpOf: ({ key, help }: Setting): string => t(`${key}.help`, { defaultValue: help }),
    choiceOf,
    /** A value as a sentence says it. */
    textOf(setting: Setting, value: SettingValue): string {
      if (typeof value === 'boolean') return say(value ? 'on' : 'off')
      if (typeof value === 'number')
        return setting.unit ? say(`units.${setting.unit}`, { count: value }) : format.number(value)
      if (Array.isArray(value)) return value.map((one) => choiceOf(setting, one)).join(', ') || say('none')
      if (value === '') return say('none')
      return setting.type === 'choice' || setting.type === 'directory' ? choiceOf(setting, value) : value
    },
  }
}
