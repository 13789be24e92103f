import type { LiveMessage } from '../../../server/live/contract.ts'

type Topic = LiveMessage['topic']

/** Of which features pages show something that a message of the topic may have changed. The audit log is left as it is read. */
const CONCERNED: Readonly<Record<Topic, readonly string[]>> = {
  me: ['me'],
  users: ['users', 'teams', 'roles', 'links', 'sessions', 'tokens', 'factors', 'access', 'directoryRecords', 'portals'],
  teams: ['teams', 'users', 'roles', 'access'],
  roles: ['roles', 'users', 'teams', 'access', 'portals'],
  fields: ['profileFields', 'users', 'directories', 'directoryRecords'],
  modules: ['modules', 'roles', 'users', 'access', 'directories', 'directoryRecords', 'profileFields'],
  directories: ['directories', 'directoryRecords', 'users', 'access'],
  portals: ['portals', 'users', 'roles', 'access'],
  settings: ['settings', 'users', 'roles'],
  templates: ['mailTemplates'],
  imports: ['imports'],
  outbox: ['outbox'],
}

/** Whether what was read under this key may be of before the message. */
export function isConcerned(key: readonly unknown[], { topic, entity }: LiveMessage): boolean {
  const [feature, , input] = key
  if (typeof feature !== 'string' || !CONCERNED[topic].includes(feature)) return false
  const other = entity && paramsIn(input)[entity.kind]
  // The page of another user tells nothing of this one.
  return other === undefined || other === entity?.id
}

function paramsIn(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || !('params' in input)) return {}
  return typeof input.params === 'object' && input.params !== null ? { ...input.params } : {}
}
