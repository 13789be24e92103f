import type { Migrate } from '../migrate.ts'

export const waysIn: Migrate = (run) =>
  run(`
create table sessions (
  id $id primary key,
  digest $text not null,
  user_id $id not null references users (id),
  door $text not null,
  epoch integer not null,
  proved_at $instant not null,
  created_at $instant not null,
  seen_at $instant not null,
  expires_at $instant not null,
  address $text not null,
  user_agent $text not null,
  ended_at $instant,
  ended_by $id
);
create unique index sessions_by_digest on sessions (digest);
create index sessions_by_user on sessions (user_id) where ended_at is null;
create table links (
  id $id primary key,
  kind $text not null,
  user_id $id not null references users (id),
  address $text not null,
  version integer not null,
  key_id $text not null,
  expires_at $instant not null,
  created_at $instant not null,
  created_by $id,
  spent_at $instant,
  voided_at $instant,
  voided_because $text not null
);
create unique index links_open on links (user_id, kind) where spent_at is null and voided_at is null;
create table outbox (
  id $id primary key,
  template $text not null,
  language $text not null,
  recipient $text not null,
  user_id $id,
  link_id $id references links (id),
  data $text not null,
  state $text not null,
  attempts integer not null,
  next_at $instant not null,
  give_up_at $instant not null,
  last_error $text not null,
  created_at $instant not null,
  sent_at $instant
);
create index outbox_due on outbox (next_at) where state in ('queued', 'failed', 'sending');
create index outbox_by_user on outbox (user_id, created_at);
create table idempotency (
  actor_id $id not null,
  route $text not null,
  key $text not null,
  body_digest $text not null,
  status integer not null,
  reply $text not null,
  created_at $instant not null,
  primary key (actor_id, route, key)
);
`)
