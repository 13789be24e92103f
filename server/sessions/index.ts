/**
 * Sessions: one signed-in browser at one door, by a random reference of which only the digest is stored.
 * Promises: status, epoch, idle and absolute limits are judged at every request; a barred user is out with the next one.
 * Threats: fixation, theft of the database, sessions that outlive their owner's rights (R50–R62).
 */

export { endOver, listLoggedInAs } from './administrator.store.ts'
export { type Administrator, findAdministrator } from './administrator.ts'
export { openSession } from './open.ts'
export { openAsAnother } from './open-as-another.ts'
export { keepOwnSessionAlone, renewOwnSession } from './renew.ts'
export { holdDoor } from './resume.store.ts'
export { isOpen, isSessionActor, profileOf, resumeSession, WRITTEN_WITHIN } from './resume.ts'
export { sessionRoutes } from './routes.ts'
export { writeActive } from './store.ts'
export { usesJob, writeUses } from './uses.ts'
