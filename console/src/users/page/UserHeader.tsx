import { useTranslation } from 'react-i18next'
import { DayOf } from '../../ui/Ago.tsx'
import type { Action, ActionGroups } from '../../ui/action.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { useShortcuts } from '../../ui/keys/useShortcuts.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { UserLayers } from '../dialogs/useUserLayers.tsx'
import { PhotoButton } from '../photo/PhotoButton.tsx'
import type { UserDetail } from '../types.ts'
import { UserAvatar } from '../UserAvatar.tsx'
import { UserFlags } from '../UserFlags.tsx'
import { UserStatus } from '../UserStatus.tsx'

const SHOWN = ['resetLink', 'edit'] // as buttons; everything else is in the menu

/** Who, status, type, since when, id; two buttons at most, the rest in the menu. */
export function UserHeader({ user, layers }: { user: UserDetail; layers: UserLayers }) {
  const { t } = useTranslation('users')
  const groups = layers.menuOf(user)
  const { buttons, menu } = split(groups)
  const canEdit = buttons.some(({ id }) => id === 'edit')
  useShortcuts(
    canEdit ? [{ keys: 'e', label: t('action.edit'), group: 'here', run: () => layers.open('edit', user) }] : [],
  )
  return (
    <PageHeader
      of="page"
      avatar={<Picture user={user} layers={layers} />}
      title={user.name}
      badge={
        <>
          <UserFlags user={user} />
          <UserStatus user={user} />
        </>
      }
      line={
        <>
          <span>{t(`typeLong.${user.type}`)}</span>
          <span>
            {t('page.created')} <DayOf at={user.createdAt} />
            {user.createdBy && ` ${t('page.by', { name: user.createdBy })}`}
          </span>
          <CopyText value={user.id} shown={user.externalIds[0]?.key ?? shortId(user.id)} label={t('copyOf.id')} />
        </>
      }
      actions={buttons}
      menu={menu}
    />
  )
}

function Picture({ user, layers }: { user: UserDetail; layers: UserLayers }) {
  const mayChange = user.writable.includes('photo') && user.type !== 'api' && user.status.key !== 'deleted'
  if (!mayChange) return <UserAvatar user={user} size={52} />
  return <PhotoButton user={user} size={52} onPress={() => layers.open('photo', user)} />
}

/** The end of an id: the beginning is the time, which many share. */
const shortId = (id: string) => `…${id.slice(-8)}`

function split(groups: ActionGroups) {
  const all = groups.flat()
  const buttons = SHOWN.flatMap((id): Action[] => {
    const found = all.find((action) => action.id === id && !action.refused)
    return found ? [{ ...found, hint: undefined }] : []
  })
  const isShown = (action: Action) => buttons.some(({ id }) => id === action.id) || action.id === 'open'
  const menu = groups.map((group) => group.filter((action) => !isShown(action)))
  return { buttons, menu }
}
