/**
 * The outbox: mails and what became of them (product.md section 5). Queuing and sending are `platform/mail`.
 * Promises: a mail is shown to whoever may see the person it goes to; links and codes are never shown; what is being
 * sent is neither sent twice nor given up. Threats: addresses and links read by whoever may only look.
 */
export { outboxRoutes } from './routes.ts'
