/**
 * Tokens: what applications call with, and keys by which they sign their requests.
 * Promises: effective right = the owner's right ∩ the token's scopes, in one place (`access/may.ts`); judged at each use by
 * the owner's standing, its end, its own generation and its sources; a signature works once; nothing usable is stored.
 * Threats: leaked and guessed tokens, replays, tokens that outlive their owner's rights, tokens that make tokens (R55, R61, R71, R87).
 */
export { forgetNoncesJob } from './forget.job.ts'
export { countTokensThatGoOn } from './go-on.ts'
export { identifyToken } from './identify.ts'
export { assertTakesToken } from './may-call.ts'
export { tokenRoutes } from './routes.ts'
export { tokenUsesJob, writeTokenUses } from './uses.ts'
