import { Button } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint, IconLifebuoy, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Icon, STROKE } from '../icons.ts'
import type { FactorKind } from './CodeField.tsx'
import classes from './Factor.module.css'

const ICONS: Readonly<Record<FactorKind, Icon>> = {
  passkey: IconFingerprint,
  totp: IconDeviceMobile,
  mail: IconMail,
  recovery: IconLifebuoy,
}

interface Props {
  readonly kind: FactorKind | undefined
  readonly kinds: readonly FactorKind[]
  readonly onKind: (kind: FactorKind) => void
  /** `setUp`: what else could be set up; else what else could be shown. */
  readonly to?: 'instead' | 'setUp'
}

/** The other factors that one has, each a line. */
export function OtherWays({ kind, kinds, onKind, to = 'instead' }: Props) {
  const { t } = useTranslation('factor')
  const others = kinds.filter((one) => one !== kind)
  if (others.length === 0) return null
  return (
    <div className={classes.others}>
      {others.map((one) => {
        const Sign = ICONS[one]
        return (
          <Button
            key={one}
            size="xs"
            variant="subtle"
            leftSection={<Sign size={16} stroke={STROKE} aria-hidden="true" />}
            onClick={() => onKind(one)}
          >
            {t(`${to}.${one}`)}
          </Button>
        )
      })}
    </div>
  )
}
