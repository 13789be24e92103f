import {
  IconBan,
  IconCamera,
  IconCameraOff,
  IconCrown,
  IconDeviceDesktopOff,
  IconEye,
  IconHistory,
  IconKey,
  IconLink,
  IconLinkOff,
  IconLogin2,
  IconMail,
  IconPencil,
  IconPlayerPlay,
  IconRestore,
  IconShieldMinus,
  IconShieldPlus,
  IconSitemap,
  IconTrash,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Icon } from '../../ui/icons.ts'

const icons: Readonly<Record<string, Icon>> = {
  'user.created': IconUserPlus,
  'user.activated': IconUserCheck,
  'user.edited': IconPencil,
  'user.suspended': IconBan,
  'user.reactivated': IconPlayerPlay,
  'user.deleted': IconTrash,
  'user.restored': IconRestore,
  'user.started': IconUserCheck,
  'user.type-changed': IconCrown,
  'user.photo-set': IconCamera,
  'user.photo-removed': IconCameraOff,
  'link.issued': IconLink,
  'link.revealed': IconEye,
  'link.mailed': IconMail,
  'link.revoked': IconLinkOff,
  'password.changed': IconKey,
  'password.reset': IconKey,
  'role.granted': IconShieldPlus,
  'role.revoked': IconShieldMinus,
  'role.started': IconShieldPlus,
  'member.added': IconSitemap,
  'member.changed': IconSitemap,
  'member.started': IconSitemap,
  'member.removed': IconSitemap,
  'team.deleted': IconSitemap,
  'session.opened': IconLogin2,
  'session.ended': IconDeviceDesktopOff,
}

/** The sign of an event. */
export const iconOf = (event: string): Icon => icons[event] ?? IconHistory

/** good · bad · told · plain: the colour of the sign, beside its shape. */
export function toneOf(event: string): 'ok' | 'danger' | 'info' | 'plain' {
  if (event === 'user.suspended' || event === 'user.deleted') return 'danger'
  if (
    /^(user\.(created|activated|reactivated|restored|started)|role\.(granted|started)|member\.(added|started))$/.test(
      event,
    )
  )
    return 'ok'
  return /^(session|link)\./.test(event) ? 'info' : 'plain'
}

/** What kind of event it is, for the choice above the days. */
export const kindOf = (event: string): 'waysIn' | 'changes' =>
  /^(session|link|password)\./.test(event) || event === 'user.activated' ? 'waysIn' : 'changes'
