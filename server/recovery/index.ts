/**
 * Recovery: the way back in for who forgot the password, from the sign-in page (product.md section 3, E-31…E-37).
 * Promises: whoever is asked for, a request is one row and the same answer; a job decides, issues and mails; nothing
 * about the account changes until the link is used. Threats: probing for accounts, floods of mail, links that strangers
 * end, second recipients (R16, R26–R37).
 */
export { recoveryAtDoor } from './door.ts'
export { forgetRequestsJob, recoveryJob } from './jobs.ts'
export { recoveryRoutes } from './routes.ts'
