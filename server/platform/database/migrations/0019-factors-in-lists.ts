import type { Migrate } from '../migrate.ts'

/** Since when somebody has a second factor stands with them, too, so that lists find the few who have none. */
export const factorsInLists: Migrate = (run) =>
  run(`
alter table users add column factor_at $instant;
update users set factor_at = (select enrolled_at from second_factors where second_factors.user_id = users.id)
  where id in (select user_id from second_factors where enrolled_at is not null);
create index users_without_factor on users (type, id) where factor_at is null;
create index users_with_factor on users (id) where factor_at is not null;
`)
