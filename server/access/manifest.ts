/**
 * Module `roster`: what Roster's own console and API let one do, as scopes, actions and the levels each action takes.
 * Routes name these permissions; the role editor shows them. No Node imports.
 */

export interface ScopeDeclaration {
  readonly key: string
  readonly name: string
  readonly help: string
  readonly actions: readonly ActionDeclaration[]
}

export interface ActionDeclaration {
  readonly key: string
  readonly name: string
  /** The levels a role may give, widest first; `yes` alone for actions without a record. */
  readonly levels: readonly ('all' | 'team' | 'own' | 'yes')[]
}

const YES = ['yes'] as const
const ALL_TEAM = ['all', 'team'] as const
const ALL_TEAM_OWN = ['all', 'team', 'own'] as const

const people = (own: boolean): readonly ActionDeclaration[] => [
  { key: 'create', name: 'Create', levels: YES },
  { key: 'read', name: 'Read', levels: own ? ALL_TEAM_OWN : ALL_TEAM },
  { key: 'edit', name: 'Edit', levels: own ? ALL_TEAM_OWN : ALL_TEAM },
  { key: 'suspend', name: 'Suspend', levels: ALL_TEAM },
  { key: 'delete', name: 'Delete', levels: ALL_TEAM },
  { key: 'purge', name: 'Purge', levels: ALL_TEAM },
  { key: 'export', name: 'Export', levels: YES },
  { key: 'links', name: 'Links', levels: ALL_TEAM },
  { key: 'sessions', name: 'Sessions', levels: ALL_TEAM },
  { key: 'factors', name: 'Second factors', levels: ALL_TEAM },
  { key: 'tokens', name: 'Tokens', levels: ALL_TEAM },
  { key: 'unlock', name: 'Unlock', levels: ALL_TEAM },
  { key: 'grant', name: 'Give roles', levels: ALL_TEAM },
  { key: 'history', name: 'History', levels: own ? ALL_TEAM_OWN : ALL_TEAM },
]

export const rosterModule: {
  readonly key: string
  readonly name: string
  readonly scopes: readonly ScopeDeclaration[]
} = {
  key: 'roster',
  name: 'Roster',
  scopes: [
    { key: 'users', name: 'Users', help: 'Accounts of the people of this organisation', actions: people(true) },
    { key: 'portal-users', name: 'Portal users', help: 'Accounts of people outside', actions: people(false) },
    { key: 'api-users', name: 'API users', help: 'Accounts of applications', actions: people(false) },
    {
      key: 'roles',
      name: 'Roles',
      help: 'Named sets of permissions',
      actions: [
        { key: 'create', name: 'Create', levels: YES },
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Edit', levels: YES },
        { key: 'delete', name: 'Delete', levels: YES },
      ],
    },
    {
      key: 'teams',
      name: 'Teams',
      help: 'Groups of people in a tree, and who belongs to them',
      actions: [
        { key: 'create', name: 'Create', levels: YES },
        { key: 'read', name: 'Read', levels: ALL_TEAM },
        { key: 'edit', name: 'Edit', levels: ALL_TEAM },
        { key: 'delete', name: 'Delete', levels: ALL_TEAM },
        { key: 'members', name: 'Members', levels: ALL_TEAM },
      ],
    },
    {
      key: 'portals',
      name: 'Portals',
      help: 'Front doors for people outside: what they give, and who is in them',
      actions: [
        { key: 'create', name: 'Create', levels: YES },
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Edit', levels: YES },
        { key: 'delete', name: 'Delete', levels: YES },
      ],
    },
    {
      key: 'directories',
      name: 'Directories',
      help: 'Named lists of reference records, such as locations and customers',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Edit', levels: YES },
        { key: 'records', name: 'Records', levels: YES },
      ],
    },
    {
      key: 'access',
      name: 'Access',
      help: 'What people may do, in Roster and in the applications',
      actions: [{ key: 'ask', name: 'Ask about others', levels: ALL_TEAM }],
    },
    {
      key: 'modules',
      name: 'Modules',
      help: 'Applications whose access is administered here',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'install', name: 'Install', levels: YES },
        { key: 'remove', name: 'Remove', levels: YES },
      ],
    },
    {
      key: 'profile-fields',
      name: 'Profile fields',
      help: 'Declared attributes of people',
      actions: [{ key: 'edit', name: 'Edit', levels: YES }],
    },
    {
      key: 'imports',
      name: 'Imports',
      help: 'People, teams and memberships from files',
      actions: [{ key: 'create', name: 'Create', levels: YES }],
    },
    {
      key: 'audit',
      name: 'Audit log',
      help: 'Every change ever made',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'export', name: 'Export', levels: YES },
      ],
    },
    {
      key: 'sign-in-log',
      name: 'Sign-in log',
      help: 'Who tried to sign in, and why they were refused',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'export', name: 'Export', levels: YES },
      ],
    },
    {
      key: 'events',
      name: 'Live events',
      help: 'What changes in access, told to applications as it happens',
      actions: [{ key: 'read', name: 'Read', levels: YES }],
    },
    {
      key: 'outbox',
      name: 'Outbox',
      help: 'Mails and what became of them',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Send again, give up', levels: YES },
      ],
    },
    {
      key: 'templates',
      name: 'Mail templates',
      help: 'What the mails of this Roster say',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Edit', levels: YES },
      ],
    },
    {
      key: 'settings',
      name: 'Settings',
      help: 'What an administrator may tune',
      actions: [
        { key: 'read', name: 'Read', levels: YES },
        { key: 'edit', name: 'Edit', levels: YES },
      ],
    },
  ],
}

/** Every `scope.action` of the module. */
export const rosterPermissions: ReadonlySet<`${string}.${string}`> = new Set(
  rosterModule.scopes.flatMap((scope) => scope.actions.map((action) => `${scope.key}.${action.key}` as const)),
)

/** The levels that a permission takes; undefined where it is not declared. */
export function levelsAllowed(scope: string, action: string): readonly string[] | undefined {
  return rosterModule.scopes.find((one) => one.key === scope)?.actions.find((one) => one.key === action)?.levels
}

/** The scope in which accounts of this type are administered. */
export function scopeOfType(type: string): 'users' | 'portal-users' | 'api-users' {
  if (type === 'portal') return 'portal-users'
  return type === 'api' ? 'api-users' : 'users'
}

/** The same action on whichever kind of account the route may meet; the operation then judges the one it found. */
export function onAnyUser<A extends string>(action: A) {
  return [`users.${action}`, `portal-users.${action}`, `api-users.${action}`] as const
}
