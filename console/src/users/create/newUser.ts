import type { CallOf } from '../../../../server/platform/contract.ts'
import type { createUser } from '../../../../server/users/contract.ts'
import type { AccessChange } from '../../ui/impact/useImpact.ts'
import { asGiven, type InputValue, isEmptyValue } from '../fields/fieldValues.ts'
import type { ProfileField } from '../fields/useProfileFields.ts'
import type { Choice } from '../outside/RecordPicker.tsx'
import type { UserType } from '../types.ts'

export type WayIn = 'mail-link' | 'show-link' | 'password'

const FORM = {
  displayName: '',
  givenName: '',
  familyName: '',
  email: '',
  username: '',
  position: '',
  phone: '',
  defaultTeam: '',
  password: '',
  sendAccessInfo: true,
}

/** What the panel holds; texts as they are typed. */
export interface NewUserForm extends Record<string, unknown>, Readonly<typeof FORM> {
  readonly type: UserType
  readonly wayIn: WayIn
  /** How an application calls. */
  readonly method: 'token' | 'hmac'
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  /** Of a portal user: ids of portals, and whom they stand for. */
  readonly portals: readonly string[]
  readonly contact: readonly Choice[]
  readonly accounts: readonly Choice[]
  /** Values of declared profile fields by their key. */
  readonly fields: Readonly<Record<string, InputValue>>
}

/** An empty form; where mail works the link is mailed unless said otherwise. */
export const emptyForm = (mailAvailable: boolean): NewUserForm => ({
  ...FORM,
  type: 'regular',
  wayIn: mailAvailable ? 'mail-link' : 'show-link',
  method: 'token',
  roles: [],
  teams: [],
  portals: [],
  contact: [],
  accounts: [],
  fields: {},
})

/** Where the server names fields otherwise than the panel does. */
export const FIELD_NAMES = {
  'emails.0': 'email',
  emails: 'email',
  'phones.0.number': 'phone',
  defaultTeamId: 'defaultTeam',
}

/** Whether a mail will leave when this is created. */
export const willMail = (form: NewUserForm, mailAvailable: boolean): boolean =>
  mailAvailable && opens(form) && mails(form)

/** Links of portal users open at their portals: without one nothing is mailed (E-24). */
export const opens = ({ type, portals }: NewUserForm): boolean => type !== 'portal' || portals.length > 0

const mails = ({ type, email, wayIn, sendAccessInfo }: NewUserForm): boolean =>
  type !== 'api' && email.trim() !== '' && (wayIn === 'mail-link' || sendAccessInfo)

type Body = CallOf<typeof createUser>['body']

/** The request: only the fields of the type, only what was filled in. */
export function bodyOf(form: NewUserForm, mailAvailable: boolean): Body {
  const { type, username, displayName, roles } = form
  const access = { roles: type === 'admin' ? [] : roles.map((id) => ({ id })) }
  if (type === 'api') return { type, ...text({ username, displayName }), ...access }
  const { givenName, familyName, position, wayIn, email, phone, defaultTeam, password } = form
  return {
    type,
    ...text({ givenName, familyName, username, position }),
    ...(email.trim() ? { emails: [email] } : {}),
    ...(phone.trim() ? { phones: [{ number: phone }] } : {}),
    fields: fieldsOf(form),
    ...access,
    teams: teamsOf(form),
    ...(type === 'portal' ? outsideOf(form) : {}),
    ...(defaultTeam && hasTeams(form) ? { defaultTeamId: defaultTeam } : {}),
    wayIn,
    ...(wayIn === 'password' ? { password } : {}),
    sendAccessInfo: willMail(form, mailAvailable),
  }
}

/** Teams are of the house: people outside have portals instead, whatever was chosen before their type. */
export const hasTeams = ({ type }: Pick<NewUserForm, 'type'>): boolean => type !== 'api' && type !== 'portal'

const teamsOf = ({ type, defaultTeam, teams }: NewUserForm) =>
  hasTeams({ type }) ? [...new Set([...(defaultTeam ? [defaultTeam] : []), ...teams])].map((id) => ({ id })) : []

/** What of it decides what the person may do; undefined where nothing is chosen yet, or where they may do everything. */
export function accessOf(form: NewUserForm, declared: readonly ProfileField[]): AccessChange | undefined {
  const { type, roles } = form
  if (type === 'admin') return undefined
  const teams = teamsOf(form)
  const isOutside = type === 'portal'
  const outside = isOutside ? outsideOf(form) : { portals: [] }
  const deciding = type === 'api' ? [] : declared.filter(({ effect }) => effect !== null).map(({ key }) => key)
  const fields = fieldsOf(form, (key) => deciding.includes(key))
  const records = [...Object.keys(fields), ...(isOutside ? [...form.contact, ...form.accounts] : [])]
  if (roles.length + teams.length + outside.portals.length + records.length === 0) return undefined
  return { kind: 'new-user', type, roles: [...roles], teams, ...outside, fields }
}

function fieldsOf({ fields }: NewUserForm, isMeant = (_key: string) => true) {
  const filled = Object.entries(fields).filter(([key, value]) => isMeant(key) && !isEmptyValue(value))
  return Object.fromEntries(filled.map(([key, value]) => [key, asGiven(value)]))
}

function outsideOf({ portals, contact, accounts }: NewUserForm) {
  return {
    portals: [...portals],
    ...(contact[0] ? { contact: contact[0].id } : {}),
    ...(accounts.length > 0 ? { accounts: accounts.map(({ id }) => id) } : {}),
  }
}

const text = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
