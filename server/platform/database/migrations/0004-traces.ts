import type { Migrate } from '../migrate.ts'

export const traces: Migrate = (run) =>
  run(`
create table audit_rows (
  id $id primary key,
  change_id $id not null,
  at $instant not null,
  actor_id $id,
  real_actor_id $id,
  event $text not null,
  entity $text not null,
  entity_id $id not null,
  entity_version integer,
  details_digest $text not null,
  digest $text not null
);
create index audit_rows_by_entity on audit_rows (entity_id, at, id);
create index audit_rows_by_actor on audit_rows (actor_id, at, id);
create index audit_rows_by_time on audit_rows (at, id);
create table audit_details (
  row_id $id primary key references audit_rows (id),
  salt $text not null,
  content $text not null
);
create table audit_chain (
  position integer primary key,
  row_id $id not null,
  link $text not null,
  sealed_at $instant not null
);
create unique index audit_chain_by_row on audit_chain (row_id);
create table imports (
  id $id primary key,
  kind $text not null,
  file_name $text not null,
  file_digest $text not null,
  mapping $text not null,
  options $text not null,
  state $text not null,
  rows_total integer not null,
  rows_done integer not null,
  created_count integer not null,
  updated_count integer not null,
  unchanged_count integer not null,
  refused_count integer not null,
  error $text not null,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null
);
create table import_problems (
  import_id $id not null references imports (id),
  line integer not null,
  ordinal integer not null,
  field $text not null,
  reason $text not null,
  content $text not null,
  primary key (import_id, line, ordinal)
);
create table import_creations (
  import_id $id not null references imports (id),
  entity $text not null,
  entity_id $id not null,
  primary key (import_id, entity, entity_id)
);
`)
