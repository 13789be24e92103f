import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DoorPage } from '../../ui/DoorPage.tsx'
import { NoSign } from '../../ui/portalLook.ts'
import { setPageTitle } from '../../ui/useTitle.ts'

/** The same whether there never was such a portal, or it is gone, or switched off. */
export function NotAvailable() {
  const { t } = useTranslation('shell')
  useEffect(() => setPageTitle(undefined, t('portal.notAvailable.title')), [t])
  return (
    <NoSign value>
      <DoorPage title={t('portal.notAvailable.title')} line={t('portal.notAvailable.line')}>
        <p>{t('portal.notAvailable.help')}</p>
      </DoorPage>
    </NoSign>
  )
}
