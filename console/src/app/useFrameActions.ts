import { useMantineColorScheme } from '@mantine/core'
import { IconBook, IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { signOut } from '../api/session.ts'
import type { Action } from '../ui/action.ts'
import { accountPlace } from './navigation.ts'
import type { Layer } from './Shell.tsx'

const schemes = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const

/** What the frame itself offers on every page. */
export function useFrameActions(onLayer: (layer: Layer) => void) {
  const { t } = useTranslation('shell')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const choice = (scheme: keyof typeof schemes): Action => ({
    id: scheme,
    label: t(`schemes.${scheme}`),
    icon: schemes[scheme],
    run: () => setColorScheme(scheme),
  })
  const account: Action = { id: 'account', label: t('account'), icon: IconUser, href: accountPlace.href }
  const scheme: Action = {
    id: 'scheme',
    label: t('scheme'),
    icon: schemes[colorScheme],
    children: [choice('auto'), choice('light'), choice('dark')],
  }
  const keys: Action = { id: 'keys', label: t('keys'), icon: IconKeyboard, hint: '?', run: () => onLayer('keys') }
  const docs: Action = {
    id: 'docs',
    label: t('docs'),
    icon: IconBook,
    run: () => window.open('/docs', '_blank', 'noopener'),
  }
  const leave: Action = { id: 'signOut', label: t('signOut'), icon: IconLogout, run: () => void signOut() }
  return { account, scheme, keys, docs, leave }
}
