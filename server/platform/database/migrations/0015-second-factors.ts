import type { Migrate } from '../migrate.ts'

/** Second factors. `second_factors` holds one row for whoever has one or is asked for one; sign-in joins it. */
export const secondFactors: Migrate = (run) =>
  run(`
create table second_factors (
  user_id $id primary key references users (id),
  enrolled_at $instant,
  asked_at $instant,
  asked_by $id
);
create table half_sessions (
  id $id primary key,
  digest $text not null,
  user_id $id not null references users (id),
  purpose $text not null,
  epoch integer not null,
  must_change integer not null,
  created_at $instant not null,
  expires_at $instant not null,
  address $text not null,
  user_agent $text not null,
  tries integer not null,
  spent_at $instant
);
create unique index half_sessions_by_digest on half_sessions (digest);
create index half_sessions_by_user on half_sessions (user_id) where spent_at is null;
create index half_sessions_by_expiry on half_sessions (expires_at);
create table totp_factors (
  user_id $id primary key references users (id),
  sealed $text not null,
  last_step integer not null,
  created_at $instant not null,
  used_at $instant
);
create table totp_enrolments (
  user_id $id primary key references users (id),
  sealed $text not null,
  expires_at $instant not null
);
create table recovery_codes (
  id $id primary key,
  user_id $id not null references users (id),
  digest $text not null,
  created_at $instant not null,
  used_at $instant
);
create index recovery_codes_by_user on recovery_codes (user_id);
`)
