import type { Migrate } from '../migrate.ts'

/** What a browser shows to open its live channel: a digest, for one session and half a minute; the row goes when it is used. */
export const live: Migrate = (run) =>
  run(`
create table live_tickets (
  digest $text primary key,
  session_id $id not null,
  position bigint not null,
  expires_at $instant not null
);
create index live_tickets_by_session on live_tickets (session_id);
create index live_tickets_by_expiry on live_tickets (expires_at);
`)
