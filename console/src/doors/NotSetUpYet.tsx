import { useTranslation } from 'react-i18next'
import { DoorPage } from '../ui/DoorPage.tsx'

/** Before the first administrator there is nobody to sign in. */
export function NotSetUpYet() {
  const { t } = useTranslation('doors')
  return (
    <DoorPage title={t('notSetUp.title')} line={t('notSetUp.line')}>
      <p>{t('notSetUp.help')}</p>
      <p className="quiet">{t('notSetUp.lost')}</p>
    </DoorPage>
  )
}
