import type { Migrate } from '../migrate.ts'

/** A start that has come is a stored fact: the ticker writes it, beside the bound (product.md section 2, "Time-bound"). */
export const photosAndStarts: Migrate = (run) =>
  run(`
alter table users add column photo_version $text not null default '';
create table photos (
  user_id $id not null references users (id),
  size $text not null,
  content $bytes not null,
  primary key (user_id, size)
);
alter table users add column started_at $instant;
alter table role_grants add column started_at $instant;
alter table memberships add column started_at $instant;
update users set started_at = from_at where from_at <= current_timestamp;
update role_grants set started_at = from_at where from_at <= current_timestamp;
update memberships set started_at = from_at where from_at <= current_timestamp;
create index users_to_start on users (from_at) where from_at is not null and started_at is null;
create index users_to_reactivate on users (suspended_until) where suspended_until is not null;
create index users_to_purge on users (purge_at) where purge_at is not null;
create index role_grants_to_start on role_grants (from_at) where from_at is not null and started_at is null and ended_at is null;
create index memberships_to_start on memberships (from_at) where from_at is not null and started_at is null and ended_at is null;
`)
