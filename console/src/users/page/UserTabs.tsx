import { useTranslation } from 'react-i18next'
import { Segments } from '../../ui/Segments.tsx'
import { AccessTab } from '../access/AccessTab.tsx'
import { ActivityTab } from '../activity/ActivityTab.tsx'
import type { UserLayers } from '../dialogs/useUserLayers.tsx'
import { TokensTab } from '../tokens/TokensTab.tsx'
import { hrefOfUser, type UserDetail } from '../types.ts'
import { LinksTab } from './LinksTab.tsx'
import { NotThere } from './NotThere.tsx'
import { Overview } from './Overview.tsx'
import { ProfileTab } from './ProfileTab.tsx'
import { SessionsTab } from './SessionsTab.tsx'
import classes from './UserPage.module.css'

export interface TabProps {
  readonly user: UserDetail
  readonly layers: UserLayers
}

const tabs = {
  overview: Overview,
  profile: ProfileTab,
  access: AccessTab,
  sessions: SessionsTab,
  links: LinksTab,
  tokens: TokensTab,
  activity: ActivityTab,
} as const

type TabName = keyof typeof tabs

/** The parts of a person's page that the viewer may see; each has an address. */
export function UserTabs({ user, tab }: { user: UserDetail; tab: string }) {
  const { t } = useTranslation('users')
  const names = tabsOf(user)
  return (
    <Segments
      of="page"
      label={t('tab.label')}
      segments={names.map((name) => ({
        label: t(`tab.${name}`),
        href: hrefOfUser(user, name === 'overview' ? '' : name),
        isHere: name === tab,
      }))}
    />
  )
}

/** What stands below the tabs. */
export function UserTab({ tab, ...props }: TabProps & { tab: string }) {
  const name = tabsOf(props.user).find((one) => one === tab)
  const Tab = name ? tabs[name] : NotThere
  return (
    <div className={classes.tab}>
      <Tab {...props} />
    </div>
  )
}

function tabsOf({ can, type }: UserDetail): readonly TabName[] {
  const isPerson = type !== 'api'
  const shown: readonly (TabName | false)[] = [
    'overview',
    'profile',
    'access',
    isPerson && can.sessions && 'sessions',
    isPerson && can.links && 'links',
    can.tokens && 'tokens',
    can.history && 'activity',
  ]
  return shown.filter((name) => name !== false)
}
