import {
  IconAlertTriangle,
  IconDownload,
  IconFileExport,
  IconFileImport,
  IconKey,
  IconLayoutColumns,
  IconPlus,
  IconRefresh,
} from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../api/viewer.ts'
import type { Action } from '../ui/action.ts'
import type { Icon } from '../ui/icons.ts'
import { addPaletteSource, type Found, matching } from '../ui/palette/source.ts'
import type { Layer } from './Shell.tsx'
import { useFrameActions } from './useFrameActions.ts'

interface Way {
  readonly id: string
  readonly href: string
  readonly icon: Icon
  /** Any of these permissions shows it; none: everybody sees it. */
  readonly needs: readonly string[]
  /** Shown before anything is typed. */
  readonly isMain?: boolean
}

/** What can be begun from anywhere. A new feature adds its line here. */
const ways: readonly Way[] = [
  {
    id: 'newUser',
    href: '/users?new=1',
    icon: IconPlus,
    needs: ['users.create', 'portal-users.create', 'api-users.create'],
    isMain: true,
  },
  { id: 'importUsers', href: '/imports/new', icon: IconFileImport, needs: ['imports.create'], isMain: true },
  {
    id: 'exportUsers',
    href: '/users?export=1',
    icon: IconFileExport,
    needs: ['users.export', 'portal-users.export', 'api-users.export'],
    isMain: true,
  },
  { id: 'newTeam', href: '/teams?new=1', icon: IconPlus, needs: ['teams.create'] },
  { id: 'newPortal', href: '/portals?new=1', icon: IconPlus, needs: ['portals.create'] },
  { id: 'importTeams', href: '/imports/new?kind=teams', icon: IconFileImport, needs: ['imports.create'] },
  { id: 'imports', href: '/imports', icon: IconFileImport, needs: ['imports.create'] },
  { id: 'newRole', href: '/roles?new=1', icon: IconPlus, needs: ['roles.create'] },
  { id: 'compareRoles', href: '/roles?view=compare', icon: IconLayoutColumns, needs: ['roles.read'] },
  { id: 'exportAudit', href: '/audit', icon: IconDownload, needs: ['audit.export'] },
  { id: 'failedMails', href: '/outbox?state=failed', icon: IconAlertTriangle, needs: ['outbox.read'] },
  { id: 'password', href: '/account/security', icon: IconKey, needs: [] },
  { id: 'sessions', href: '/account/security', icon: IconRefresh, needs: [] },
  { id: 'language', href: '/account/preferences', icon: IconRefresh, needs: [] },
]

/** What the viewer may begin, in the palette of every page; found by other words for it, too. */
export function usePaletteActions(onLayer: (layer: Layer) => void): void {
  const { t } = useTranslation('shell')
  const viewer = useViewer()
  const frame = useFrameActions(onLayer)
  useEffect(() => {
    const group = t('palette.actions')
    const begun = ways
      .filter(({ needs }) => needs.length === 0 || needs.some((one) => viewer.can[one]))
      .map(({ id, href, icon, isMain }) => ({
        isMain,
        found: {
          id,
          href,
          icon,
          group,
          label: t(`palette.${id}.label`),
          also: t(`palette.${id}.also`),
        } satisfies Found,
      }))
    const framed = [
      ...(frame.scheme.children ?? []).map(named(frame.scheme.label)),
      frame.keys,
      frame.docs,
      frame.leave,
    ]
    const all = [...begun.map(({ found }) => found), ...framed.map((action): Found => ({ ...action, group }))]
    const main = begun.filter(({ isMain }) => isMain).map(({ found }) => found)
    return addPaletteSource((text) => (text ? matching(all, text) : main))
  })
}

const named =
  (what: string) =>
  (action: Action): Action => ({ ...action, label: `${what}: ${action.label}` })
