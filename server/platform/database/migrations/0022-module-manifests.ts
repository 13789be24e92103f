import type { Migrate } from '../migrate.ts'

/** Every manifest that was ever installed, from when until when: an upgrade is taken back by the one before it. */
export const moduleManifests: Migrate = (run) =>
  run(`
create table module_manifests (
  id $id primary key,
  module_id $id not null references modules (id),
  manifest $text not null,
  added_at $instant not null,
  added_by $id,
  added_change $id not null,
  ended_at $instant,
  ended_by $id,
  ended_change $id
);
create unique index module_manifests_current on module_manifests (module_id) where ended_at is null;
create index module_manifests_by_change on module_manifests (ended_change) where ended_change is not null;
`)
