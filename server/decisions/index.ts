/**
 * Decisions for applications: may she, why, which records, who else (product.md sections 4 and 7).
 *
 * Promises: the one engine answers, as for Roster itself; a filter admits exactly what a decision admits; what nobody
 * declared is refused, not answered. Threats: asking about people one may not ask about, learning by asking who exists
 * or what things are called (R69, R70).
 */
export { decisionRoutes } from './routes.ts'
