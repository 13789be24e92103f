import { useTranslation } from 'react-i18next'
import { readableOn } from '../../../server/portals/contract.ts'
import classes from './PortalPreview.module.css'

interface Props {
  readonly name: string
  readonly welcome: string
  readonly color: string
}

/** The sign-in page of a portal in small, as it will look. */
export function PortalPreview({ name, welcome, color }: Props) {
  const { t } = useTranslation('portals')
  const isColor = /^#[0-9a-f]{6}$/i.test(color)
  const look = isColor ? { background: color, color: readableOn(color) } : {}
  return (
    <figure className={classes.figure}>
      <figcaption className="second">{t('preview')}</figcaption>
      <div className={classes.page} aria-hidden="true">
        <span className={classes.sign} style={look}>
          {[...name.trim()][0]?.toUpperCase() ?? '·'}
        </span>
        <span className={classes.name}>{name.trim() || t('field.name')}</span>
        {welcome.trim() && <span className={classes.welcome}>{welcome}</span>}
        <span className={classes.field} />
        <span className={classes.field} />
        <span className={classes.button} style={look}>
          {t('signIn')}
        </span>
      </div>
    </figure>
  )
}
