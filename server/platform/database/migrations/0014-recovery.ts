import type { Migrate } from '../migrate.ts'

/**
 * What people ask for who forgot their password, one row whoever they are; what mails of this installation say.
 */
export const recovery: Migrate = (run) =>
  run(`
create table recovery_requests (
  id $id primary key,
  username_key $text not null,
  identifier_key $text not null,
  address $text not null,
  state $text not null,
  created_at $instant not null,
  retry_at $instant
);
create index recovery_requests_waiting on recovery_requests (created_at, id) where state = 'waiting';
create index recovery_requests_by_time on recovery_requests (created_at);
create table mail_texts (
  template $text not null,
  language $text not null,
  subject $text,
  body $text,
  version integer not null,
  changed_at $instant not null,
  changed_by $id,
  primary key (template, language)
);
create index links_by_user on links (user_id, kind, created_at);
`)
