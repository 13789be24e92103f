import { type AuditEvent, INSTALLATION } from '../audit/index.ts'
import { isSettingKey, type Settings } from '../platform/settings.ts'
import type { Edit } from './change.ts'
import { idOfSetting, shownValue } from './show.ts'
import { SECRET_KEYS } from './stored.ts'

interface Changed {
  readonly before: Settings
  readonly after: Settings
  readonly version: number
  /** Keys for which somebody had chosen a value before. */
  readonly chosen: ReadonlySet<string>
}

/** One event for each setting, with the value before and after; a password in it never. */
export function inTrail(edits: readonly Edit[], { before, after, version, chosen }: Changed): AuditEvent[] {
  return edits.flatMap(({ key, value }) => {
    if (!isSettingKey(key)) return []
    const secretChanged = SECRET_KEYS.has(key) && before[key] !== after[key]
    const also = {
      ...(value === null ? { reset: true } : {}),
      ...(value !== null && !secretChanged && !chosen.has(key) ? { wasBuiltIn: true } : {}),
      ...(secretChanged ? { credentials: 'changed' } : {}),
    }
    return [
      {
        event: 'setting.changed',
        entity: { kind: 'setting', id: idOfSetting(key), name: key, version },
        change: {
          before: { [key]: shownValue(key, before[key]) },
          after: { [key]: shownValue(key, after[key]) },
          also,
          about: [INSTALLATION.id],
        },
      },
    ]
  })
}
