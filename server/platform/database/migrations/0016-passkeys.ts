import type { Migrate } from '../migrate.ts'

/** Passkeys and the questions that they answer; codes by mail, of which nothing usable is kept; whom a notice told. */
export const passkeys: Migrate = (run) =>
  run(`
create table passkeys (
  id $id primary key,
  user_id $id not null references users (id),
  credential_id $text not null,
  public_key $text not null,
  counter bigint not null,
  transports $text not null,
  backed_up_at $instant,
  name $text not null,
  created_at $instant not null,
  created_by $id,
  used_at $instant,
  copied_at $instant
);
create unique index passkeys_by_credential on passkeys (credential_id);
create index passkeys_by_user on passkeys (user_id);
create table passkey_challenges (
  digest $text primary key,
  purpose $text not null,
  bound_to $text not null,
  expires_at $instant not null
);
create index passkey_challenges_by_expiry on passkey_challenges (expires_at);
create table mail_factors (
  user_id $id primary key references users (id),
  created_at $instant not null,
  used_at $instant
);
create table mailed_codes (
  bound_to $id not null,
  purpose $text not null,
  user_id $id not null references users (id),
  address $text not null,
  serial integer not null,
  tries integer not null,
  sent_at $instant not null,
  expires_at $instant not null,
  primary key (bound_to, purpose)
);
create index mailed_codes_by_user on mailed_codes (user_id);
create index mailed_codes_by_expiry on mailed_codes (expires_at);
alter table half_sessions add column told_at $instant;
`)
