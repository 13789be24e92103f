/**
 * The sign-in log: who tried to come in, from where, by what, and the true reason of each refusal.
 * Promises: no answer waits for it, and nothing is lost at stop; floods become few rows; what belongs to nobody is masked; pages cost the same at a million rows. Threats: passwords typed as names, a log that is
 * filled on purpose, learning of people one may not see.
 */
export { type SignInPath, SignInReason } from './contract.ts'
export { signInLogJobs } from './jobs.ts'
export { countSignIn, logSignIn, writeSignIns } from './log.ts'
export { signInLogRoutes } from './routes.ts'
