import type { TFunction } from 'i18next'
import { Ago, DayOf } from '../../ui/Ago.tsx'
import { TagList } from '../../ui/Tag.tsx'
import type { Column } from '../../ui/table/columns.ts'
import { PersonCell, RowLink } from '../../ui/table/RowLink.tsx'
import { FieldText, textOfValue } from '../fields/FieldText.tsx'
import type { ProfileField } from '../fields/useProfileFields.ts'
import { hrefOfUser, type UserRow } from '../types.ts'
import { UserAvatar } from '../UserAvatar.tsx'
import { UserFlags } from '../UserFlags.tsx'
import { UserStatus } from '../UserStatus.tsx'
import { FactorSign } from './FactorSign.tsx'

export type UserColumn = Column<UserRow>

/** Shown unless chosen otherwise, besides the person. */
export const DEFAULT_COLUMNS: readonly string[] = ['status', 'type', 'roles', 'team', 'factor', 'active', 'created']

/** Every column there is, in the order of the table. */
export function allColumns(t: TFunction, fields: readonly ProfileField[], isCompact: boolean): readonly UserColumn[] {
  return [personColumn(t, isCompact), ...accountColumns(t), ...factColumns(t), ...fields.map(fieldColumn)]
}

function personColumn(t: TFunction, isCompact: boolean): UserColumn {
  return {
    id: 'person',
    label: t('column.person'),
    sort: 'name',
    cell: (user) => (
      <PersonCell
        avatar={<UserAvatar user={user} size={isCompact ? 24 : 32} />}
        name={<RowLink href={hrefOfUser(user)}>{user.name}</RowLink>}
        flags={<UserFlags user={user} />}
        note={noteOf(user, t)}
      />
    ),
  }
}

/** Below the name: how to reach them. */
export const noteOf = (user: UserRow, t: TFunction): string =>
  user.type === 'api' ? `${t('type.api')} · ${user.username ?? ''}` : (user.email ?? user.username ?? '')

const accountColumns = (t: TFunction): UserColumn[] => [
  { id: 'status', label: t('column.status'), width: 160, sort: 'status', cell: (user) => <UserStatus user={user} /> },
  { id: 'type', label: t('column.type'), width: 76, sort: 'type', quiet: true, cell: (user) => t(`type.${user.type}`) },
  { id: 'roles', label: t('column.roles'), width: 210, cell: (user) => <Roles user={user} t={t} /> },
  {
    id: 'team',
    label: t('column.team'),
    width: 150,
    sort: 'team',
    cell: (user) => text(teamOf(user)),
    whole: (user) => user.teams.map((team) => team.name).join(', ') || undefined,
  },
  {
    id: 'portals',
    label: t('column.portals'),
    width: 150,
    cell: (user) => <Portals user={user} t={t} />,
    whole: (user) => user.portals.map(({ name }) => name).join(', ') || undefined,
  },
  textColumn('contact', t, 140, (user) => user.contact?.name),
  textColumn('accounts', t, 160, (user) => user.accounts.map(({ name }) => name).join(', ')),
  { id: 'factor', label: t('column.factor'), width: 68, cell: (user) => <FactorSign standing={user.secondFactor} /> },
  textColumn('username', t, 130, (user) => user.username, 'username'),
  textColumn('email', t, 200, (user) => user.email, 'email'),
  textColumn('position', t, 140, (user) => user.position),
  textColumn('manager', t, 140, (user) => user.manager?.name),
  textColumn('phone', t, 130, (user) => user.phone),
]

const factColumns = (t: TFunction): UserColumn[] => [
  moment('active', t, 'lastActive', (user) => <Ago at={user.lastActiveAt} never={t('never')} />),
  moment('signIn', t, 'lastSignIn', (user) => <Ago at={user.lastSignInAt} never={t('never')} />),
  textColumn('address', t, 130, (user) => user.lastSignInAddress),
  moment('failed', t, 'failedAttempts', (user) => user.failedAttempts),
  moment('until', t, 'until', (user) => <DayOf at={user.until} />),
  moment('created', t, 'created', (user) => <DayOf at={user.createdAt} />),
  textColumn('createdBy', t, 140, (user) => user.createdBy),
]

/** The default team, else the first. */
export const teamOf = (user: UserRow): string => (user.defaultTeam ?? user.teams[0])?.name ?? ''

function Roles({ user, t }: { user: UserRow; t: TFunction }) {
  if (user.type === 'admin') return <span className="second">{t('everything')}</span>
  return <TagList names={user.roles.map((role) => role.name)} label={t('column.roles')} />
}

/** A portal that is off gives nothing, and so it is told. */
function Portals({ user, t }: { user: UserRow; t: TFunction }) {
  const nameOf = ({ name, offAt }: UserRow['portals'][number]) => (offAt ? t('outside.off', { portal: name }) : name)
  return <TagList names={user.portals.map(nameOf)} label={t('column.portals')} />
}

function moment(id: string, t: TFunction, sort: string, cell: UserColumn['cell']): UserColumn {
  return { id, label: t(`column.${id}`), width: 108, sort, quiet: true, cell }
}

function textColumn(
  id: string,
  t: TFunction,
  width: number,
  value: (user: UserRow) => string | null | undefined,
  sort?: string,
): UserColumn {
  return {
    id,
    label: t(`column.${id}`),
    width,
    ...(sort ? { sort } : {}),
    quiet: true,
    cell: (user) => text(value(user)),
    whole: (user) => value(user) ?? undefined,
  }
}

function fieldColumn(field: ProfileField): UserColumn {
  return {
    id: `fields.${field.key}`,
    label: field.label,
    width: 130,
    ...(field.sortable ? { sort: `fields.${field.key}` } : {}),
    quiet: true,
    cell: (user) => <FieldText field={field} value={user.fields[field.key]} />,
    whole: (user) => textOfValue(user.fields[field.key]) || undefined,
  }
}

const text = (value: string | null | undefined) => value || <span className="quiet">–</span>
