import type { Migrate } from '../migrate.ts'

/** Which events of the trail were taken back, and by which change: the trail itself is never written again. */
export const undone: Migrate = (run) =>
  run(`
create table audit_undone (
  row_id $id primary key,
  undone_by $id not null,
  at $instant not null
);
`)
