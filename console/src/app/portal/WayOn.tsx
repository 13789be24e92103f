import { Button } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import classes from './PortalSignedIn.module.css'

/** What most people came for: the application behind the portal. */
export function WayOn({ name, home }: { name: string; home: string }) {
  const { t } = useTranslation('shell')
  return (
    <section className={classes.wayOn} aria-label={t('portal.on.label')}>
      <p>
        <span className="strong">{t('portal.on.title')}</span>
        <span className={classes.where}>{hostOf(home)}</span>
      </p>
      <Button
        component="a"
        href={home}
        size="lg"
        variant="filled"
        rightSection={<IconArrowRight size={18} stroke={STROKE} aria-hidden="true" />}
      >
        {t('portal.on.go', { name })}
      </Button>
    </section>
  )
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : address)
