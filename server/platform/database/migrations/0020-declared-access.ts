import type { Migrate } from '../migrate.ts'

const HISTORY = `
  added_at $instant not null,
  added_by $id,
  added_change $id not null,
  ended_at $instant,
  ended_by $id,
  ended_change $id`

/**
 * What applications declare: modules and the fields that roles give; directories with their records, and people's
 * references to them as rows that are ended, never overwritten. That somebody is held to "only these" is a row of its
 * own, so that records which vanish never widen it.
 */
export const declaredAccess: Migrate = (run) =>
  run(`
create table modules (
  id $id primary key,
  key $text not null,
  name $text not null,
  release $text not null,
  manifest $text not null,
  digest $text not null,
  source $text not null,
  version integer not null default 1,
  installed_at $instant not null,
  installed_by $id,
  updated_at $instant not null,
  removed_at $instant,
  removed_by $id
);
create unique index modules_by_key on modules (key);
alter table roles add column module_key $text;
create unique index roles_by_module_key on roles (module, module_key) where module_key is not null;
create table role_fields (
  id $id primary key,
  role_id $id not null references roles (id),
  scope $text not null,
  field $text not null,
  action $text not null,
  gives $text not null,${HISTORY}
);
create unique index role_fields_current on role_fields (role_id, scope, field, action) where ended_at is null;
create table directories (
  id $id primary key,
  key $text not null,
  name $text not null,
  help $text not null,
  module $text not null,
  attributes $text not null,
  unique_names_at $instant,
  version integer not null default 1,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  ended_at $instant
);
create unique index directories_by_key on directories (key) where ended_at is null;
create table directory_records (
  id $id primary key,
  directory_id $id not null references directories (id),
  name $text not null,
  name_key $text not null,
  unique_key $text,
  attributes $text not null,
  search_text $text not null default '',
  inactive_at $instant,
  version integer not null default 1,
  created_at $instant not null,
  created_by $id,
  updated_at $instant not null,
  deleted_at $instant
);
create unique index directory_records_by_unique_key on directory_records (directory_id, unique_key)
  where unique_key is not null and deleted_at is null;
create index directory_records_by_name on directory_records (directory_id, name_key, id) where deleted_at is null;
create index directory_records_by_age on directory_records (directory_id, id) where deleted_at is null;
alter table profile_fields add column module $text not null default '';
alter table profile_fields add column directories $text not null default '[]';
alter table profile_fields add column many_at $instant;
alter table profile_fields add column not_self_at $instant;
alter table profile_fields add column effect $text;
alter table profile_fields add column applies_to $text not null default '[]';
create table user_records (
  id $id primary key,
  user_id $id not null references users (id),
  field_id $id not null references profile_fields (id),
  record_id $id not null references directory_records (id),
  ordinal integer not null,${HISTORY}
);
create unique index user_records_current on user_records (user_id, field_id, record_id) where ended_at is null;
create index user_records_by_record on user_records (record_id) where ended_at is null;
create table user_restrictions (
  id $id primary key,
  user_id $id not null references users (id),
  field_id $id not null references profile_fields (id),${HISTORY}
);
create unique index user_restrictions_current on user_restrictions (user_id, field_id) where ended_at is null;
`)
