import type { Detail } from './show.ts'

/** What every mail to somebody may say of them, as `platform/mail/declared.ts` lists it; and in which zone they read times. */
export function mailValuesOf(user: Detail) {
  return {
    name: user.name,
    givenName: user.givenName,
    familyName: user.familyName,
    username: user.username ?? user.email ?? '',
    email: user.email ?? '',
    position: user.position ?? '',
    timeZone: user.timeZone || 'UTC',
  }
}
