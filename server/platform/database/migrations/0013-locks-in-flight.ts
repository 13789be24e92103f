import type { Migrate } from '../migrate.ts'

/** Attempts that are being evaluated are told from those that failed: many good ones at once lock nobody. */
export const locksInFlight: Migrate = (run) =>
  run(`
alter table lock_counters add column failed integer not null default 0;
alter table lock_counters add column counted_at $instant;
`)
