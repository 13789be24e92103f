/**
 * Portals: front doors for people outside, each with its own address, look and people.
 * Promises: a portal that is off, gone or unknown answers alike; nobody comes in by a door that is not theirs. Threats:
 * a session carried from one door to another, a name of a host that is nobody's (R22, R23, R32).
 */
export { findPortalAt, isInside, listDoorsOf } from './door/door.ts'
export { portalValuesOf } from './door/mail-values.ts'
export { portalRoutes } from './routes.ts'
