import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useGo } from '../../ui/useGo.ts'
import { hrefOf, type MailTemplate, useMailWords } from '../words.ts'

const OFFERED =
  'ar bg cs da de el en es et fi fr he hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr uk vi zh'.split(' ')

/** Opens the text of a language that has none yet; it comes to be with the first saving. */
export function AddLanguage({ mail }: { mail: MailTemplate }) {
  const { t } = useTranslation('templates')
  const { languageOf } = useMailWords()
  const go = useGo()
  const rest = OFFERED.filter((code) => !mail.texts.some(({ language }) => language === code))
  return (
    <Select
      searchable
      aria-label={t('addLanguage')}
      placeholder={t('addLanguage')}
      value={null}
      data={rest
        .map((code) => ({ value: code, label: languageOf(code) }))
        .sort((one, other) => one.label.localeCompare(other.label))}
      onChange={(code) => code && go(hrefOf(mail.template, code))}
      w={170}
    />
  )
}
