/**
 * Portals: front doors for people outside, each with its own address, look and people, and whom these stand for.
 * Promises: a portal that is off, gone or unknown answers alike; nobody comes in by a door that is not theirs; whoever is
 * put out, or whose portal is switched off or deleted, is signed out in the same transaction; whoever is let in could be
 * given what the portal gives. Threats: a session carried from one door to another or outliving its portal, a name of a
 * host that is nobody's, granting by detour (R22, R23, R32, R55, R66).
 */
export { judgeDeletion as judgePortalDeletion } from './delete.ts'
export { findPortalAt, isInside, listDoorsOf } from './door/door.ts'
export { portalValuesOf } from './door/mail-values.ts'
export { assertMayGiveAll, assertMayGiveTo, assertMayTake } from './gives.ts'
export { addToPortal } from './people.ts'
export { findPortalIds, getPortal } from './portal.ts'
export { revivePortal } from './revive.ts'
export { judgeGift as judgePortalGift, judgeTaking as judgePortalTaking } from './roles.ts'
export { portalRoutes } from './routes.ts'
export { accountRows, contactRows, portalRows } from './stands-for.store.ts'
export {
  changingIn,
  findStandsFor,
  judgeStandsFor,
  readStandsFor,
  refuseTakenContact,
  type StandsFor,
  writeStandsFor,
} from './stands-for.ts'
