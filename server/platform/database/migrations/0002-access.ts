import type { Migrate } from '../migrate.ts'

const HISTORY = `
  added_at $instant not null,
  added_by $id,
  added_change $id not null,
  ended_at $instant,
  ended_by $id,
  ended_change $id`

export const access: Migrate = (run) =>
  run(`
create table roles (
  id $id primary key,
  name $text not null,
  name_key $text not null,
  description $text not null,
  origin $text not null,
  module $text not null,
  audience $text not null,
  rank integer,
  inactive_at $instant,
  version integer not null default 1,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  deleted_at $instant
);
create unique index roles_by_name on roles (name_key) where deleted_at is null;
create table role_permissions (
  id $id primary key,
  role_id $id not null references roles (id),
  scope $text not null,
  action $text not null,
  level $text not null,
  within_seconds integer,${HISTORY}
);
create unique index role_permissions_current on role_permissions (role_id, scope, action) where ended_at is null;
create table role_may_grant (
  id $id primary key,
  role_id $id not null references roles (id),
  grants_role_id $id not null references roles (id),${HISTORY}
);
create unique index role_may_grant_current on role_may_grant (role_id, grants_role_id) where ended_at is null;
create table role_grants (
  id $id primary key,
  user_id $id not null references users (id),
  role_id $id not null references roles (id),
  from_at $instant,
  until_at $instant,${HISTORY}
);
create unique index role_grants_current on role_grants (user_id, role_id) where ended_at is null;
create index role_grants_by_role on role_grants (role_id, user_id) where ended_at is null;
create table teams (
  id $id primary key,
  parent_id $id references teams (id),
  name $text not null,
  name_key $text not null,
  sibling_key $text not null,
  description $text not null,
  kind $text not null,
  positions $text not null,
  version integer not null default 1,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  deleted_at $instant
);
create unique index teams_by_sibling on teams (sibling_key) where deleted_at is null;
create index teams_by_parent on teams (parent_id) where deleted_at is null;
create table team_roles (
  id $id primary key,
  team_id $id not null references teams (id),
  role_id $id not null references roles (id),
  position $text not null,${HISTORY}
);
create unique index team_roles_current on team_roles (team_id, role_id, position) where ended_at is null;
create index team_roles_by_role on team_roles (role_id) where ended_at is null;
create table memberships (
  id $id primary key,
  team_id $id not null references teams (id),
  user_id $id not null references users (id),
  position $text not null,
  ordinal integer not null,
  from_at $instant,
  until_at $instant,${HISTORY}
);
create unique index memberships_current on memberships (team_id, user_id) where ended_at is null;
create index memberships_by_user on memberships (user_id) where ended_at is null;
`)
