import {
  IconBan,
  IconCamera,
  IconCameraOff,
  IconCrown,
  IconDatabaseExport,
  IconDatabaseImport,
  IconDeviceDesktopOff,
  IconDownload,
  IconEraser,
  IconEye,
  IconFileImport,
  IconForms,
  IconHistory,
  IconKey,
  IconKeyOff,
  IconLink,
  IconLinkOff,
  IconLinkPlus,
  IconLogin2,
  IconMail,
  IconMailCog,
  IconMailForward,
  IconMailOff,
  IconPencil,
  IconPlayerPlay,
  IconRestore,
  IconSettings,
  IconShieldCheck,
  IconShieldCog,
  IconShieldMinus,
  IconShieldPlus,
  IconSitemap,
  IconTrash,
  IconUserCheck,
  IconUserPlus,
} from '@tabler/icons-react'
import type { Icon } from '../icons.ts'

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
  'user.purged': IconEraser,
  'role.created': IconShieldPlus,
  'role.edited': IconShieldCog,
  'role.deleted': IconShieldMinus,
  'team.created': IconSitemap,
  'team.edited': IconSitemap,
  'team.moved': IconSitemap,
  'team.role-given': IconShieldPlus,
  'team.role-taken': IconShieldMinus,
  'profile-field.created': IconForms,
  'profile-field.edited': IconForms,
  'profile-field.removed': IconForms,
  'profile-field.restored': IconForms,
  'import.uploaded': IconFileImport,
  'import.planned': IconFileImport,
  'import.started': IconFileImport,
  'import.finished': IconFileImport,
  'import.cancelled': IconFileImport,
  'import.undo-started': IconFileImport,
  'import.undo-stopped': IconFileImport,
  'import.undone': IconFileImport,
  'setting.changed': IconSettings,
  'mail-server.tested': IconMailCog,
  'mail-template.changed': IconMailCog,
  'mail-template.tested': IconMailCog,
  'mail.retried': IconMailForward,
  'mail.all-retried': IconMailForward,
  'mail.given-up': IconMailOff,
  'audit.exported': IconDownload,
  'audit.check-started': IconLinkPlus,
  'audit.checked': IconShieldCheck,
  'details.erased': IconEraser,
  'details.expired': IconEraser,
  'backup.written': IconDatabaseExport,
  'installation.restored': IconDatabaseImport,
  'key.rotated': IconKey,
  'key.revoked': IconKeyOff,
}

/** The sign of an event. */
export const iconOf = (event: string): Icon => icons[event] ?? IconHistory

/** good · bad · told · plain: the colour of the sign, beside its shape. */
export function toneOf(event: string): 'ok' | 'danger' | 'info' | 'plain' {
  if (/^user\.(suspended|deleted|purged)$|^key\.revoked$/.test(event)) return 'danger'
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
