import { useTranslation } from 'react-i18next'
import { DoorPage } from '../ui/DoorPage.tsx'
import { DoorLink } from './DoorLink.tsx'

/** A link that does not work (any more), whatever the reason; says whom to ask. */
export function DeadLink({ why }: { why: 'cut' | 'dead' }) {
  const { t } = useTranslation('doors')
  return (
    <DoorPage title={t(`deadLink.${why}.title`)} line={t(`deadLink.${why}.line`)}>
      <p>{t('deadLink.help')}</p>
      <DoorLink href="/sign-in" label={t('toSignIn')} />
    </DoorPage>
  )
}
