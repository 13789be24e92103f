import type { TFunction } from 'i18next'
import { Ago } from '../../ui/Ago.tsx'
import type { PhoneRow } from '../../ui/table/columns.ts'
import type { UserRow } from '../types.ts'
import { UserAvatar } from '../UserAvatar.tsx'
import { UserFlags } from '../UserFlags.tsx'
import { UserStatus } from '../UserStatus.tsx'
import { noteOf, teamOf } from './columns.tsx'

/** The two-sided row of phones: person and team, status and last active. */
export const phoneRow =
  (t: TFunction) =>
  (user: UserRow): PhoneRow => ({
    start: <UserAvatar user={user} size={40} />,
    title: (
      <>
        <span className="ellipsis">{user.name}</span> <UserFlags user={user} />
      </>
    ),
    note: teamOf(user) || noteOf(user, t),
    end: <UserStatus user={user} form={user.status.key === 'locked' ? 'short' : 'bare'} />,
    endNote: <Ago at={user.lastActiveAt} never={t('neverSignedIn')} />,
  })
