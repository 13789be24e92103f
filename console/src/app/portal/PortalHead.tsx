import { UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../../api/session.ts'
import { useViewer } from '../../api/viewer.ts'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import { Avatar } from '../../ui/Avatar.tsx'
import type { Action } from '../../ui/action.ts'
import { DoorSign } from '../../ui/DoorSign.tsx'
import { STROKE } from '../../ui/icons.ts'
import classes from './PortalSignedIn.module.css'

const SCHEMES = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const

/** Whose portal it is, and oneself. */
export function PortalHead() {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const schemes = (['auto', 'light', 'dark'] as const).map(
    (scheme): Action => ({
      id: scheme,
      label: t(`schemes.${scheme}`),
      icon: SCHEMES[scheme],
      run: () => setColorScheme(scheme),
    }),
  )
  const account: Action = { id: 'account', label: t('account'), icon: IconUser, href: '/account' }
  const scheme: Action = { id: 'scheme', label: t('scheme'), icon: SCHEMES[colorScheme], children: schemes }
  const leave: Action = { id: 'signOut', label: t('signOut'), icon: IconLogout, run: () => void signOut() }
  return (
    <header className={classes.head}>
      <DoorSign size={28} />
      <span className={classes.name}>{viewer.installation}</span>
      <ActionMenu
        groups={[[account], [scheme], [leave]]}
        target={
          <UnstyledButton className={classes.user}>
            <Avatar id={viewer.id} name={viewer.name} photo={viewer.photo} size={28} />
            <span className={classes.userName} aria-hidden="true">
              {viewer.name}
            </span>
            <span className="hidden-words">{t('userMenu', { name: viewer.name })}</span>
            <IconChevronDown size={16} stroke={STROKE} aria-hidden="true" />
          </UnstyledButton>
        }
      />
    </header>
  )
}
