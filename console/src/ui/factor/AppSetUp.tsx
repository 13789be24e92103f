import { useTranslation } from 'react-i18next'
import { CopyText } from '../CopyText.tsx'
import classes from './Factor.module.css'
import { QrCode } from './QrCode.tsx'

/** What the authenticator app takes: by its camera, or typed. */
export function AppSetUp({ secret, address }: { secret: string; address: string }) {
  const { t } = useTranslation('ui')
  const groups = secret.replaceAll(/.{4}(?=.)/g, '$& ')
  return (
    <>
      <p>{t('factor:scan')}</p>
      <QrCode value={address} label={t('factor:qr')} />
      <p className={`second ${classes.secret}`}>
        {t('factor:typed')} <CopyText value={secret} label={t('factor:secret')} shown={groups} />
      </p>
    </>
  )
}
