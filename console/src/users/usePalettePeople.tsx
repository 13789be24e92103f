import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { listUsers } from '../../../server/users/contract.ts'
import { call } from '../api/call.ts'
import { useViewer } from '../api/viewer.ts'
import { addPaletteSource, type Found } from '../ui/palette/source.ts'
import { hrefOfUser } from './types.ts'
import { UserAvatar } from './UserAvatar.tsx'

const SHOWN = 8

/** People, found by the server; in the palette of every page. */
export function usePalettePeople(): void {
  const { t } = useTranslation('shell')
  const { can } = useViewer()
  const mayFind = Boolean(can['users.read'] || can['portal-users.read'] || can['api-users.read'])
  useEffect(() => {
    if (!mayFind) return
    return addPaletteSource(async (text, signal) => {
      if (!text) return []
      const { items } = await call(listUsers, { query: { q: text, limit: SHOWN } }, { signal })
      return items.map(
        (user): Found => ({
          id: user.id,
          href: hrefOfUser(user),
          picture: <UserAvatar user={user} size={24} />,
          label: user.name,
          note: user.email ?? user.username ?? undefined,
          group: t('palette.people'),
        }),
      )
    })
  }, [t, mayFind])
}
