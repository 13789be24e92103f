import { IconShieldCheck, IconShieldExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { STROKE } from '../../ui/icons.ts'
import type { UserRow } from '../types.ts'
import classes from './FactorSign.module.css'

/** The second factor at a glance: there, missing, or none. */
export function FactorSign({ standing }: { standing: UserRow['secondFactor'] }) {
  const { t } = useTranslation('users')
  if (standing === null || standing === 'none') return <span className="quiet">–</span>
  const isMissing = standing === 'missing'
  const Sign = isMissing ? IconShieldExclamation : IconShieldCheck
  return (
    <span className={classes.sign} data-missing={isMissing || undefined} data-tip={t(`factorStanding.${standing}`)}>
      <Sign size={16} stroke={STROKE} role="img" aria-label={t(`factorStanding.${standing}`)} />
    </span>
  )
}
