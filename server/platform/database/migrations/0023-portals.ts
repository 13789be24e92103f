import type { Migrate } from '../migrate.ts'

const HISTORY = `
  added_at $instant not null,
  added_by $id,
  added_change $id not null,
  ended_at $instant,
  ended_by $id,
  ended_change $id`

/**
 * Front doors for people outside: portals with their roles and people, whom each of them stands for (one contact, any
 * number of accounts), and through which door somebody came in, asked or was invited. A session without a portal is the
 * console's.
 */
export const portals: Migrate = (run) =>
  run(`
create table portals (
  id $id primary key,
  key $text not null,
  name $text not null,
  name_key $text not null,
  welcome $text not null,
  color $text not null,
  host $text not null,
  home $text not null,
  off_at $instant,
  version integer not null default 1,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  deleted_at $instant
);
create unique index portals_by_key on portals (key) where deleted_at is null;
create unique index portals_by_host on portals (host) where host <> '' and deleted_at is null;
create table portal_roles (
  id $id primary key,
  portal_id $id not null references portals (id),
  role_id $id not null references roles (id),${HISTORY}
);
create unique index portal_roles_current on portal_roles (portal_id, role_id) where ended_at is null;
create index portal_roles_by_role on portal_roles (role_id) where ended_at is null;
create table portal_users (
  id $id primary key,
  portal_id $id not null references portals (id),
  user_id $id not null references users (id),${HISTORY}
);
create unique index portal_users_current on portal_users (user_id, portal_id) where ended_at is null;
create index portal_users_by_portal on portal_users (portal_id, user_id) where ended_at is null;
create table user_contacts (
  id $id primary key,
  user_id $id not null references users (id),
  record_id $id not null references directory_records (id),${HISTORY}
);
create unique index user_contacts_current on user_contacts (user_id) where ended_at is null;
create unique index user_contacts_by_record on user_contacts (record_id) where ended_at is null;
create table user_accounts (
  id $id primary key,
  user_id $id not null references users (id),
  record_id $id not null references directory_records (id),
  ordinal integer not null,${HISTORY}
);
create unique index user_accounts_current on user_accounts (user_id, record_id) where ended_at is null;
create index user_accounts_by_record on user_accounts (record_id) where ended_at is null;
alter table sessions add column portal_id $id;
create index sessions_by_portal on sessions (portal_id) where ended_at is null and portal_id is not null;
alter table half_sessions add column portal_id $id;
alter table recovery_requests add column portal_id $id;
alter table links add column portal_id $id;
alter table sign_ins add column portal_id $id;
`)
