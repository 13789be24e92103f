import type { Migrate } from '../migrate.ts'

/** Administrators who are logged in as somebody else: their links, the sessions these open, and what they did. */
export const logInAs: Migrate = (run) =>
  run(`
alter table links add column session_id $id;
alter table links add column epoch integer;
alter table links add column opened_at $instant;
alter table links add column reason $text;
alter table sessions add column log_in_as_id $id;
alter table sign_ins add column as_user_id $id;
create index links_by_author on links (created_by) where spent_at is null and voided_at is null;
create index sessions_by_log_in on sessions (log_in_as_id) where log_in_as_id is not null and ended_at is null;
create index audit_rows_by_real_actor on audit_rows (real_actor_id, at, id) where real_actor_id is not null;
`)
