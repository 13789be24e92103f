import { useTranslation } from 'react-i18next'

/** What kind of mail it is: *Invitation*. */
export function useTemplateName(): (template: string) => string {
  const { t } = useTranslation('outbox')
  return (template) => t(`template.${template}`, { defaultValue: template })
}
