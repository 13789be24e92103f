/**
 * Live: open consoles follow a change within a second, and applications follow what changes in access (product.md
 * sections 4 and 7). Promises: it works for changes of every process on the database; nobody is told of what they may
 * not see, judged anew at each message; a channel ends within a second of the right to it; nothing is read while nobody
 * listens. Threats: another site's page that opens a socket, a stolen or replayed ticket, sockets that outlive a session,
 * slow readers (R54, R55, R70, R95). Messages carry no data: who hears one asks by the usual requests.
 */
export { countOpen } from './channel.ts'
export { endLive } from './hub.ts'
export { liveRoutes } from './routes.ts'
export { forgetTicketsJob } from './ticket.ts'
