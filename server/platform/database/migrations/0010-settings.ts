import type { Migrate } from '../migrate.ts'

/** A setting's version is the state of all settings that it came with, so that no two editors see the same one twice. */
export const settings: Migrate = (run) =>
  run(`
alter table settings add column version integer not null default 1;
alter table installation add column settings_version integer not null default 1;
`)
