/**
 * Sign-in: from credentials to a session.
 * Promises: unknown name, wrong password and barred account answer alike and do the same work; reasons only after a
 * right password. Threats: guessing, probing for accounts, exhaustion (R14–R25).
 */
export { signInRoutes } from './routes.ts'
export { noteShutDoor } from './shut.ts'
