/**
 * Links: one-time addresses to activate an account, set a new password, confirm an address, and log in as somebody.
 * Promises: derived, so that database and backup hold nothing usable; spent once; a newer one replaces the former;
 * opening changes nothing. Threats: leaked databases, mail scanners, replays, links that outlive their reason (R26–R36).
 */
export { CannotSignIn, LinkNotValid, NoAddress, NoMailService, NotActivated } from './contract.ts'
export { issueLink, LINKS_TO_CHANGE, voidLinks } from './issue.ts'
export { queueLinkMail } from './mail.ts'
export { linkRoutes } from './routes.ts'
export { openForm, readLink, spendLink } from './spend.ts'
export { findLink, type LinkKind, type LinkRow, listOpen } from './store.ts'
export { assertOpensSomewhere, findLinkUrl, getLinkUrl } from './value.ts'
