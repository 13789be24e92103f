/**
 * Previews: who would gain or lose what by a change of teams, memberships, portals, roles, assignments or whom people stand for.
 *
 * Promises: the difference of what people may do before and after, by the engine that decides; numbers of all, names only
 * of those whom the caller may see; nothing is written. Threats: learning by previews what one may not change or see.
 */
export { previewRoutes } from './routes.ts'
