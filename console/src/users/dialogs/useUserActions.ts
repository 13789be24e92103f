import {
  IconArrowUpRight,
  IconBan,
  IconCamera,
  IconCopy,
  IconCrown,
  IconDeviceDesktopOff,
  IconKey,
  IconLink,
  IconLockOpen,
  IconPencil,
  IconPlayerPlay,
  IconRestore,
  IconSend,
  IconShieldCheck,
  IconSpy,
  IconTrash,
  IconTrashX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useViewer } from '../../api/viewer.ts'
import type { Action, ActionGroups } from '../../ui/action.ts'
import { toast } from '../../ui/toast/store.ts'
import { useCopy } from '../../ui/useCopy.ts'
import { hrefOfUser, type UserRow } from '../types.ts'
import { useDoings } from './useDoings.ts'
import type { LayerKind } from './useUserLayers.tsx'

type Open = (kind: LayerKind, user: UserRow) => void

/** The menu of a person, in the order of all menus: open, edit, copy · ways in, access · sessions · suspend, delete. */
export function useUserActions(open: Open): (user: UserRow) => ActionGroups {
  const { t } = useTranslation('users')
  const viewer = useViewer()
  const doings = useDoings()
  const copies = useCopies()
  return (user) => {
    const { can, status } = user
    const isDeleted = status.key === 'deleted'
    const gone = isDeleted ? t('refused.deleted') : undefined
    const barred = status.key === 'suspended' ? t('refused.suspended') : gone
    const isPerson = user.type !== 'api'
    const mayCrown =
      viewer.type === 'admin' && viewer.id !== user.id && (user.type === 'admin' || user.type === 'regular')
    const action = (id: string, icon: NonNullable<Action['icon']>, more: Partial<Action>): Action => ({
      id,
      icon,
      label: t(`action.${id}`),
      ...more,
    })
    const ways = (refused: string | undefined): Action[] => {
      const mails = viewer.mailAvailable && user.email
      const isInvited = status.key === 'invited'
      const mail = (kind: 'sendInvitation' | 'sendLink' | 'sendAccessInfo') =>
        action(kind, IconSend, { refused, run: () => doings[kind](user) })
      return [
        ...(mails && isInvited ? [mail('sendInvitation')] : []),
        ...(mails && !isInvited ? [mail('sendLink'), mail('sendAccessInfo')] : []),
        ...(viewer.adminMaySetPasswords && viewer.id !== user.id
          ? [action('setPassword', IconKey, { refused, run: () => open('password', user) })]
          : []),
      ]
    }
    return [
      [
        action('open', IconArrowUpRight, { hint: 'enter', href: hrefOfUser(user) }),
        ...(can.edit ? [action('edit', IconPencil, { hint: 'e', refused: gone, run: () => open('edit', user) })] : []),
        ...(can.edit && isPerson
          ? [action('photo', IconCamera, { refused: gone, run: () => open('photo', user) })]
          : []),
        action('copy', IconCopy, { children: copies(user) }),
      ],
      [
        ...(can.links && isPerson
          ? [action(linkWord(user), IconLink, { refused: barred, run: () => open('link', user) }), ...ways(barred)]
          : []),
        ...(can.grant ? [action('access', IconShieldCheck, { href: hrefOfUser(user, 'access') })] : []),
        ...(mayCrown ? [action(crownWord(user), IconCrown, { refused: gone, run: () => open('type', user) })] : []),
      ],
      [
        ...(can.logInAs ? [action('logInAs', IconSpy, { run: () => open('logInAs', user) })] : []),
        ...(can.sessions && isPerson
          ? [action('sessions', IconDeviceDesktopOff, { run: () => open('sessions', user) })]
          : []),
      ],
      [
        ...(can.unlock && status.key === 'locked'
          ? [action('unlock', IconLockOpen, { run: () => doings.unlock(user) })]
          : []),
        ...(can.suspend && !isDeleted
          ? [
              status.key === 'suspended'
                ? action('reactivate', IconPlayerPlay, { run: () => doings.reactivate(user) })
                : action('suspend', IconBan, { run: () => open('suspend', user) }),
            ]
          : []),
        ...(can.delete
          ? [
              isDeleted
                ? action('restore', IconRestore, { run: () => doings.restore(user) })
                : action('delete', IconTrash, { danger: true, run: () => open('delete', user) }),
            ]
          : []),
        ...(can.purge && isDeleted
          ? [action('purge', IconTrashX, { danger: true, run: () => open('purge', user) })]
          : []),
      ],
    ]
  }
}

const linkWord = (user: UserRow) => (user.status.key === 'invited' ? 'activationLink' : 'resetLink')
const crownWord = (user: UserRow) => (user.type === 'admin' ? 'makeRegular' : 'makeAdmin')

function useCopies(): (user: UserRow) => Action[] {
  const { t } = useTranslation('users')
  const { copy } = useCopy()
  return (user) => {
    const item = (id: string, value: string | null): Action[] =>
      value
        ? [
            {
              id,
              label: t(`copyOf.${id}`),
              run: () => {
                copy(value)
                toast(t('done.copied', { value }))
              },
            },
          ]
        : []
    const link = `${window.location.origin}${hrefOfUser(user)}`
    return [
      ...item('username', user.username),
      ...item('email', user.email),
      ...item('id', user.id),
      ...item('link', link),
    ]
  }
}
