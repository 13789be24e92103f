import { useTranslation } from 'react-i18next'
import { ConfirmChange } from '../../ui/impact/ConfirmChange.tsx'
import type { Portal } from '../portal.ts'
import { useSwitch } from './useSwitch.ts'

/** Its people have what it gives again: says first who gains what. */
export function SwitchOn({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const { to, busy, problem } = useSwitch(portal, onClose)
  return (
    <ConfirmChange
      title={t('switchOn.title', { name: portal.name })}
      verb={t('switchOn.do')}
      change={{ kind: 'portal-on', portal: portal.id, on: true }}
      busy={busy}
      problem={problem}
      onConfirm={() => to(true)}
      onClose={onClose}
    >
      <p className="quiet">{t('switchOn.help', { count: portal.people })}</p>
    </ConfirmChange>
  )
}
