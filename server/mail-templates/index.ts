/**
 * Mail templates: what the mails of this Roster say, by language (product.md section 5, E-30, E-39).
 * Promises: a broken text is refused with the place of the mistake, so that every mail can be written; values and text
 * are escaped; one step leads back to what is built in. Threats: markup in names, texts that keep Roster busy, links in
 * subjects (R93). Which mails there are is declared in `platform/mail/declared.ts`.
 */
export { mailTemplateRoutes } from './routes.ts'
export { showTemplate } from './show.ts'
