import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { listSettings } from '../../../server/settings/contract.ts'

type Listed = ReplyOf<typeof listSettings>

export type Setting = Listed['items'][number]
export type SettingValue = Setting['value']
export type StartedWith = Listed['startedWith'][number]

/** The groups in the order in which the server tells them. */
export function groupsOf(settings: readonly Setting[]): readonly string[] {
  return [...new Set(settings.map(({ group }) => group))]
}

/** What somebody has typed and not saved. `null` goes back to what is built in. */
export interface Edit {
  readonly value: SettingValue | null
  /** The version that was seen when typing began. */
  readonly version: number
}

export type Edits = ReadonlyMap<string, Edit>

/** What the editor shows: what was typed, else what is in force. */
export function shownValue(setting: Setting, edit: Edit | undefined): SettingValue {
  if (!edit) return setting.value
  return edit.value ?? setting.default
}

export function isSame(one: SettingValue | null, other: SettingValue | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
