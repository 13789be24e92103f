/** Names of columns as people and systems write them. Folded, words joined by `_`. */
import type { Target } from './shapes.ts'

type Names = readonly (readonly [pattern: RegExp, target: Target])[]

export const USER_COLUMNS: Names = [
  [/^roster_id$/, 'id'],
  [/^emails$/, 'emails'],
  [/^phones$/, 'phones'],
  [/^external_ids$/, 'externalIds'],
  [/^teams$/, 'teams'],
  [/^default_team$/, 'defaultTeam'],
  [/^portals$/, 'portals'],
  [/^portal_contact$/, 'contact'],
  [/^portal_accounts$/, 'accounts'],
  [/^status$/, 'status'],
  [/^suspension_reason$/, 'suspensionReason'],
  [/^suspended_until$/, 'suspendedUntil'],
  [/^(password|crypted_password|encrypted_password|password_hash|password_digest|pw_?hash)$/, 'passwordHash'],
  [/^(created|activated|last_sign_in|last_active)_at$|^failed_attempts$/, 'ignore'],
  [/^(given|first|fore)_?names?$|^vorname$/, 'givenName'],
  [/^(family|last)_?name$|^surname$|^nachname$/, 'familyName'],
  [/^(display_?name|name)$|(^|_)full(_|$)|^full_?name$/, 'displayName'],
  [/^(user_?name|login|user_login|account)$/, 'username'],
  [/^(primary_|work_|second_|private_|other_)?e_?mail(_address|_?\d)?$|^mail$/, 'email'],
  [/^(work_|office_|home_)?(phone|telephone|tel|mobile|cell|fax)(_number|_?\d)?$|^(mobile|cell)_phone$/, 'phone'],
  [/^(position|job_?title|title|function)$/, 'position'],
  [/^(language|lang|locale)$/, 'language'],
  [/^(time_?zone|tz)$/, 'timeZone'],
  [/^(manager|reports_to|supervisor)(_\w+)?$/, 'manager'],
  [/^(account_|user_)type$/, 'type'],
  [/^(roster_)?roles?$/, 'roles'],
  [/^(valid_from|account_from|from)$/, 'from'],
  [/^(valid_)?until$|^expires(_at|_on)?$/, 'until'],
]

export const TEAM_COLUMNS: Names = [
  [/^parent(_(key|id|code|team))?$/, 'parent'],
  [/^(key|id|code|slug)$|_(key|id|code)$/, 'externalId'],
  [/^(name|title|team)$|_name$/, 'name'],
  [/^(description|about|purpose)$/, 'description'],
  [/^(kind|type|category)$/, 'kind'],
]

export const MEMBERSHIP_COLUMNS: Names = [
  [/^(team|committee|group|department|unit)(_(key|id|code))?$/, 'team'],
  [/^(user|person|member|employee)(_(key|id|name))?$|^username$|^login$|^e_?mail(_address)?$/, 'user'],
  [/^(position|title|function|role)$/, 'position'],
  [/^(rank|order|sort|ordinal)$/, 'order'],
  [/^(start|from|since|joined)(_(date|at|on))?$/, 'from'],
  [/^(end|until|to|left)(_(date|at|on))?$/, 'until'],
]
