import type { Migrate } from '../migrate.ts'

/** What lists, searches and counts at a million people need: an index for every sort, one for words, kept counts. */
export const lists: Migrate = async (run, kind) => {
  await run(NUMBERS[kind])
  await run(SORTS[kind])
  await withExtension(() => run(SEARCH[kind]))
  await run(COUNTS[kind])
}

/** Where the role may not add the extension, or the machine does not have it, one sentence says what to do. */
async function withExtension(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Error) || !/extension/.test(error.message)) throw error
    throw new Error(
      `Searching needs PostgreSQL's extension pg_trgm, and this role may not add it or the server lacks it (${error.message}). Install postgresql-contrib where it is missing, run “create extension pg_trgm” in this database as its owner or a superuser, and start Roster again.`,
    )
  }
}

/**
 * SQLite only: a number of its own for every user. Entries of every index carry it, so that a list can be held against
 * the numbers of a search without reading a row. A hidden rowid would do, but VACUUM may change that one.
 */
const NUMBERS = {
  sqlite: `
create table users_anew (
  doc integer primary key,
  id text not null unique,
  type text not null,
  username text,
  given_name text not null,
  family_name text not null,
  display_name text not null,
  position text not null,
  manager_id text references users (id),
  language text not null,
  time_zone text not null,
  default_team_id text,
  suspended_at text,
  suspended_by text,
  suspension_reason text not null,
  suspended_until text,
  from_at text,
  until_at text,
  locked_until text,
  failed_attempts integer not null default 0,
  protected_at text,
  deleted_at text,
  deleted_by text,
  purge_at text,
  created_at text not null,
  created_by text,
  updated_at text not null,
  version integer not null default 1,
  session_epoch integer not null default 1,
  access_version integer not null default 1,
  activated_at text,
  last_sign_in_at text,
  last_sign_in_address text not null,
  last_active_at text,
  status_key text not null,
  status_changes_at text,
  name_key text not null,
  username_key text not null,
  email_key text not null,
  team_key text not null,
  search_text text not null,
  last_active_key text generated always as (coalesce(last_active_at, '')) virtual,
  last_sign_in_key text generated always as (coalesce(last_sign_in_at, '')) virtual,
  until_key text generated always as (coalesce(until_at, '')) virtual
);
insert into users_anew select null, users.* from users order by id;
drop table users;
alter table users_anew rename to users;
create index users_by_name on users (name_key, id);
create index users_by_username on users (username_key, id);
create index users_by_email on users (email_key, id);
create index users_by_created on users (created_at, id);
create index users_by_status on users (status_key, name_key, id);
create index users_by_type on users (type, name_key, id);
create index users_by_team_key on users (team_key, id);
create index users_by_manager on users (manager_id) where manager_id is not null;
create index users_by_status_change on users (status_changes_at) where status_changes_at is not null;
`,
  postgres: '',
} as const

const COMMON = `
create index users_by_status_alone on users (status_key, id);
create index users_by_type_alone on users (type, id);
create index users_by_failed_attempts on users (failed_attempts, id);
`

/**
 * Moments that may be missing sort by a key that is never NULL: on SQLite a computed column, since only columns are
 * compared with a cursor through an index; on PostgreSQL the expression by which lists ask.
 */
const SORTS = {
  sqlite: `${COMMON}
create index users_by_last_active on users (last_active_key, id);
create index users_by_last_sign_in on users (last_sign_in_key, id);
create index users_by_until on users (until_key, id);
`,
  postgres: `${COMMON}
create index users_by_last_active on users (coalesce(last_active_at, '-infinity'::timestamptz(3)), id);
create index users_by_last_sign_in on users (coalesce(last_sign_in_at, '-infinity'::timestamptz(3)), id);
create index users_by_until on users (coalesce(until_at, '-infinity'::timestamptz(3)), id);
`,
} as const

/**
 * Trigrams of the folded words. On SQLite words are divided by two spaces there, as PostgreSQL does it by itself, so
 * that the beginning of a word by one letter is a trigram too. New users are indexed by the batch (engine.indexSearch):
 * a trigger for each would write a piece of the index for each.
 */
const SEARCH = {
  sqlite: `
create virtual table user_search using fts5 (words, content = '', contentless_delete = 1, tokenize = 'trigram case_sensitive 1');
insert into user_search (rowid, words) select doc, replace(search_text, ' ', '  ') from users;
create trigger users_search_changed after update of search_text on users when old.search_text is not new.search_text begin insert or replace into user_search (rowid, words) values (new.doc, replace(new.search_text, ' ', '  ')); end;
create trigger users_search_removed after delete on users begin delete from user_search where rowid = old.doc; end;
`,
  postgres: `
create extension if not exists pg_trgm;
create index users_by_words on users using gin (search_text gin_trgm_ops);
`,
} as const

/** How many users each type and status has. Rows are summed, so that writers on PostgreSQL add one instead of waiting for each other's. */
const COUNTS = {
  sqlite: `
create table segment_counts (
  type text not null,
  status_key text not null,
  count integer not null,
  primary key (type, status_key)
);
insert into segment_counts select type, status_key, count(*) from users group by type, status_key;
create trigger users_counted after insert on users begin insert into segment_counts values (new.type, new.status_key, 1) on conflict do update set count = count + 1; end;
create trigger users_uncounted after delete on users begin update segment_counts set count = count - 1 where type = old.type and status_key = old.status_key; end;
create trigger users_recounted after update of type, status_key on users when old.type is not new.type or old.status_key is not new.status_key begin update segment_counts set count = count - 1 where type = old.type and status_key = old.status_key; insert into segment_counts values (new.type, new.status_key, 1) on conflict do update set count = count + 1; end;
`,
  postgres: `
create table segment_counts (
  type text collate "C" not null,
  status_key text collate "C" not null,
  count integer not null
);
insert into segment_counts select type, status_key, count(*) from users group by type, status_key;
create or replace function count_new_users() returns trigger language plpgsql as $f$ begin insert into segment_counts select type, status_key, count(*) from added group by type, status_key; return null; end $f$;
create or replace function recount_user() returns trigger language plpgsql as $f$ begin if tg_op = 'UPDATE' then insert into segment_counts values (new.type, new.status_key, 1); end if; insert into segment_counts values (old.type, old.status_key, -1); return null; end $f$;
create trigger users_counted after insert on users referencing new table as added for each statement execute function count_new_users();
create trigger users_uncounted after delete on users for each row execute function recount_user();
create trigger users_recounted after update of type, status_key on users for each row when (old.type is distinct from new.type or old.status_key is distinct from new.status_key) execute function recount_user();
`,
} as const
