import { useTranslation } from 'react-i18next'
import { ConfirmDialog, UndoNote } from '../../ui/ConfirmDialog.tsx'
import { Impact } from '../../ui/impact/Impact.tsx'
import type { Portal } from '../portal.ts'
import { useSwitch } from './useSwitch.ts'

/** Says how many are signed in there, who will be put out at once. */
export function SwitchOff({ portal, onClose }: { portal: Portal; onClose: () => void }) {
  const { t } = useTranslation('portals')
  const { to, busy, problem } = useSwitch(portal, onClose)
  return (
    <ConfirmDialog
      danger
      title={t('switchOff.title', { name: portal.name })}
      verb={t('switchOff.do')}
      note={<UndoNote />}
      figures={[
        {
          value: portal.signedIn,
          label: t('figure.signedIn', { count: portal.signedIn }),
          danger: portal.signedIn > 0,
        },
        { value: portal.people, label: t('figure.people', { count: portal.people }) },
      ]}
      busy={busy}
      problem={problem}
      onConfirm={() => to(false)}
      onClose={onClose}
    >
      <p className="quiet">{t('switchOff.help')}</p>
      {portal.people > 0 && <Impact change={{ kind: 'portal-on', portal: portal.id, on: false }} />}
    </ConfirmDialog>
  )
}
