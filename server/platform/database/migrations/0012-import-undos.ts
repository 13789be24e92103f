import type { Migrate } from '../migrate.ts'

/** How far the undo of an import is, and what it left alone and why; ids only, so that nothing here outlives a person. */
export const importUndos: Migrate = (run) =>
  run(`
create table import_undos (
  import_id $id primary key references imports (id),
  state $text not null,
  total integer not null,
  undone_count integer not null,
  gone_count integer not null,
  left_count integer not null,
  below_id $id,
  error $text not null,
  started_by $id,
  started_at $instant not null,
  updated_at $instant not null,
  finished_at $instant,
  holder $id,
  held_until $instant
);
create index import_undos_at_work on import_undos (state) where state in ('planning', 'running');
create table import_undo_left (
  import_id $id not null references imports (id),
  line integer not null,
  entity $text not null,
  entity_id $id not null,
  code $text not null,
  title $text not null,
  since_at $instant,
  since_event $text not null,
  since_by $id,
  primary key (import_id, line, entity_id)
);
`)
