import type { Migrate } from '../migrate.ts'

/** Tokens of applications, nonces of signed requests, and by which of the two an API user calls. */
export const tokens: Migrate = (run) =>
  run(`
create table tokens (
  id $id primary key,
  user_id $id not null references users (id),
  kind $text not null,
  name $text not null,
  digest $text not null,
  key_id $text not null,
  generation integer not null,
  changes integer not null,
  scopes $text not null,
  sources $text not null,
  expires_at $instant,
  issued_at $instant not null,
  created_at $instant not null,
  created_by $id,
  used_at $instant,
  used_address $text not null,
  revoked_at $instant,
  revoked_by $id
);
create index tokens_by_user on tokens (user_id);
create index tokens_by_key on tokens (key_id) where revoked_at is null;
create table signature_nonces (
  token_id $id not null,
  nonce $text not null,
  taken_at $instant not null,
  primary key (token_id, nonce)
);
create index signature_nonces_by_time on signature_nonces (taken_at);
create table token_methods (
  user_id $id primary key references users (id),
  method $text not null
);
`)
