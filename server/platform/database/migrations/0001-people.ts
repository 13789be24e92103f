import type { Migrate } from '../migrate.ts'

export const people: Migrate = (run) =>
  run(`
create table installation (
  id integer primary key check (id = 1),
  key_id $text not null,
  key_check $text not null,
  set_up_at $instant,
  access_version integer not null default 1,
  created_at $instant not null
);
create table settings (
  key $text primary key,
  value $text not null,
  set_at $instant not null,
  set_by $id
);
create table users (
  id $id primary key,
  type $text not null,
  username $text,
  given_name $text not null,
  family_name $text not null,
  display_name $text not null,
  position $text not null,
  manager_id $id references users (id),
  language $text not null,
  time_zone $text not null,
  default_team_id $id,
  suspended_at $instant,
  suspended_by $id,
  suspension_reason $text not null,
  suspended_until $instant,
  from_at $instant,
  until_at $instant,
  locked_until $instant,
  failed_attempts integer not null default 0,
  protected_at $instant,
  deleted_at $instant,
  deleted_by $id,
  purge_at $instant,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  version integer not null default 1,
  session_epoch integer not null default 1,
  access_version integer not null default 1,
  activated_at $instant,
  last_sign_in_at $instant,
  last_sign_in_address $text not null,
  last_active_at $instant,
  status_key $text not null,
  status_changes_at $instant,
  name_key $text not null,
  username_key $text not null,
  email_key $text not null,
  team_key $text not null,
  search_text $text not null
);
create index users_by_name on users (name_key, id);
create index users_by_username on users (username_key, id);
create index users_by_email on users (email_key, id);
create index users_by_created on users (created_at, id);
create index users_by_status on users (status_key, name_key, id);
create index users_by_type on users (type, name_key, id);
create index users_by_team_key on users (team_key, id);
create index users_by_manager on users (manager_id) where manager_id is not null;
create index users_by_status_change on users (status_changes_at) where status_changes_at is not null;
create table identifiers (
  key $text primary key,
  kind $text not null,
  user_id $id not null references users (id)
);
create index identifiers_by_user on identifiers (user_id);
create table emails (
  user_id $id not null references users (id),
  ordinal integer not null,
  address $text not null,
  key $text not null,
  confirmed_at $instant,
  primary key (user_id, ordinal)
);
create table phones (
  user_id $id not null references users (id),
  ordinal integer not null,
  kind $text not null,
  number $text not null,
  primary key (user_id, ordinal)
);
create table external_ids (
  entity $text not null,
  source $text not null,
  key $text not null,
  entity_id $id not null,
  primary key (entity, source, key)
);
create index external_ids_by_entity on external_ids (entity_id);
create table profile_fields (
  id $id primary key,
  key $text not null,
  label $text not null,
  kind $text not null,
  choices $text not null,
  required_at $instant,
  searchable_at $instant,
  sortable_at $instant,
  shown_at $instant,
  editable_by $text not null,
  ordinal integer not null,
  version integer not null default 1,
  created_at $instant not null,
  ended_at $instant
);
create unique index profile_fields_by_key on profile_fields (key) where ended_at is null;
create table profile_values (
  user_id $id not null references users (id),
  field_id $id not null references profile_fields (id),
  ordinal integer not null,
  text $text not null,
  sort_key $text not null,
  ref_id $id,
  primary key (user_id, field_id, ordinal)
);
create index profile_values_by_value on profile_values (field_id, sort_key, user_id);
create table passwords (
  user_id $id primary key references users (id),
  hash $text not null,
  changed_at $instant not null,
  must_change_at $instant
);
`)
