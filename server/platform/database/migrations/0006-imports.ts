import type { Migrate } from '../migrate.ts'

export const imports: Migrate = (run) =>
  run(`
alter table imports add column header $text not null default '[]';
alter table imports add column delimiter $text not null default ',';
alter table imports add column file_bytes bigint not null default 0;
alter table imports add column phase $text not null default 'rows';
alter table imports add column deferred_count integer not null default 0;
alter table imports add column problem_count integer not null default 0;
alter table imports add column holder $id;
alter table imports add column held_until $instant;
alter table imports add column started_at $instant;
alter table imports add column finished_at $instant;
create index imports_by_creator on imports (created_by, id);
create index imports_at_work on imports (state) where state in ('checking', 'running');
`)
