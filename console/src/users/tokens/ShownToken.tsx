import { Button } from '@mantine/core'
import { IconAlertTriangle, IconEye } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Banner } from '../../ui/Banner.tsx'
import { CopyLink } from '../../ui/CopyLink.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import classes from './Tokens.module.css'
import type { Token } from './token.ts'

interface Props {
  readonly token: Token
  readonly value: string
  readonly revealable: boolean
  readonly onClose: () => void
}

/** The text of a token or of a key, to be copied to where it is needed. */
export function ShownToken({ token, value, revealable, onClose }: Props) {
  const { t } = useTranslation('tokens')
  const { kind } = token
  const example = `curl -H "Authorization: Bearer $ROSTER_TOKEN" ${window.location.origin}/api/v1/me`
  return (
    <Dialog
      title={t(`shown.title.${kind}`, { name: token.name })}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t(revealable ? 'ui:close' : 'shown.kept')}</Button>}
    >
      <Banner
        tone={revealable ? 'info' : 'warn'}
        icon={revealable ? IconEye : IconAlertTriangle}
        title={t(revealable ? 'shown.again' : 'shown.once')}
      >
        {t(`shown.help.${kind}`)}
      </Banner>
      {kind === 'hmac' && <Copied label={t('shown.keyId')} verb={t('shown.copyId')} value={token.id} />}
      <Copied label={t(`shown.label.${kind}`)} verb={t(`shown.copy.${kind}`)} value={value} />
      <p className="quiet">{t(`shown.use.${kind}`)}</p>
      {kind === 'bearer' && <pre className={`mono ${classes.example}`}>{example}</pre>}
    </Dialog>
  )
}

function Copied({ label, verb, value }: { label: string; verb: string; value: string }) {
  return (
    <div className={classes.copied}>
      <span className="second">{label}</span>
      <CopyLink value={value} label={label} verb={verb} />
    </div>
  )
}
