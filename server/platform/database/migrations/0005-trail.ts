import type { Migrate } from '../migrate.ts'

export const trail: Migrate = (run) =>
  run(`
create table audit_origins (
  row_id $id primary key references audit_rows (id),
  salt $text not null,
  content $text not null
);
create table audit_subjects (
  entity_id $id not null,
  at $instant not null,
  row_id $id not null references audit_rows (id),
  primary key (entity_id, at, row_id)
);
create index audit_subjects_by_row on audit_subjects (row_id);
create table audit_unsealed (
  row_id $id primary key references audit_rows (id)
);
create index audit_rows_by_event on audit_rows (event, at, id);
`)
