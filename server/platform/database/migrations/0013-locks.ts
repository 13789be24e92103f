import type { Migrate } from '../migrate.ts'

/**
 * Attempts that are counted before they are evaluated, sources that ask too much, browsers that signed in before, and
 * the log of who tried to come in. `lock_counters.subject` is a user, or what a name that belongs to nobody is counted under.
 */
export const locks: Migrate = (run) =>
  run(`
create table lock_counters (
  subject $id primary key,
  user_id $id references users (id),
  count integer not null,
  locks integer not null,
  locked_until $instant,
  changed_at $instant,
  created_at $instant not null
);
create index lock_counters_changed on lock_counters (changed_at) where changed_at is not null;
create index lock_counters_by_user on lock_counters (user_id) where user_id is not null;
create index lock_counters_locked on lock_counters (locked_until) where locked_until is not null;
create index lock_counters_of_nobody on lock_counters (created_at) where user_id is null;
create table throttles (
  kind $text not null,
  source $text not null,
  count integer not null,
  strikes integer not null,
  ends_at $instant not null,
  primary key (kind, source)
);
create index throttles_by_end on throttles (ends_at);
create table known_devices (
  user_id $id not null references users (id),
  digest $text not null,
  failures integer not null,
  created_at $instant not null,
  seen_at $instant not null,
  ended_at $instant,
  primary key (user_id, digest)
);
create index known_devices_by_digest on known_devices (digest);
create index known_devices_by_use on known_devices (seen_at);
create table sign_ins (
  id $id primary key,
  at $instant not null,
  user_id $id,
  identifier $text not null,
  address $text not null,
  address_key $text,
  user_agent $text not null,
  device $text not null,
  path $text not null,
  reason $text not null,
  times integer not null
);
create index sign_ins_by_time on sign_ins (at, id);
create index sign_ins_by_user on sign_ins (user_id, at, id) where user_id is not null;
create index sign_ins_by_address on sign_ins (address_key, at, id) where address_key is not null;
create index sign_ins_by_reason on sign_ins (reason, at, id);
`)
