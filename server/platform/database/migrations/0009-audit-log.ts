import type { Migrate } from '../migrate.ts'

export const auditLog: Migrate = (run) =>
  run(`
alter table audit_origins add column at $instant;
alter table audit_origins add column address_key $text;
alter table audit_origins add column request_id $text;
create index audit_origins_by_address on audit_origins (address_key, at, row_id) where address_key is not null;
create index audit_origins_by_request on audit_origins (request_id) where request_id is not null;
create index if not exists audit_rows_by_change on audit_rows (change_id);
create table audit_words (
  word $text not null,
  entity_id $id not null,
  last_day $text not null,
  primary key (word, entity_id)
);
create index audit_words_by_entity on audit_words (entity_id);
create table audit_kinds (
  entity $text not null,
  event $text not null,
  primary key (entity, event)
);
create table audit_marks (
  name $text primary key,
  value $text not null
);
create table audit_checks (
  id $id primary key,
  state $text not null,
  asked_by $id,
  asked_at $instant not null,
  started_at $instant,
  finished_at $instant,
  rows_total integer not null,
  rows_done integer not null,
  anchors integer not null,
  problem_count integer not null,
  problems $text not null,
  holder $id,
  held_until $instant
);
create index audit_checks_by_time on audit_checks (asked_at);
create unique index audit_checks_running on audit_checks (state) where state = 'running';
create index outbox_by_time on outbox (created_at, id);
create index outbox_by_state on outbox (state, created_at, id);
`)
