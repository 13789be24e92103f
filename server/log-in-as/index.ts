/**
 * Log in as: an administrator sees and does what a user sees and does, and both names stand in every trace.
 * Promises: nothing is possible by the link alone, nor by a stolen session alone: the administrator's password (and
 * factor) is asked for again; what may be called is said by each contract, and to say nothing is to refuse; it ends with
 * the administrator's own session. Threats: acting in somebody's name unseen, taking their account over (E-44–E-49, R51, R59).
 */
export { endLoggedInAsJob } from './end.job.ts'
export { logInAsRoutes } from './routes.ts'
