/**
 * Fences: an allow-list of addresses, and maintenance.
 * Promises: they hold with the next request, for sessions that are open, too; no administrator shuts themselves out; the
 * command line stays outside. Threats: stolen credentials used from elsewhere, changes during repairs (E-62, E-63).
 */
export { assertWithinFences, fenceBefore, isWithinAddresses } from './fences.ts'
