/**
 * What an administrator may tune. Each key: built-in < administrator < file or environment. Durations are in the unit
 * that the name says. Lifetimes have hard bounds, so that no link is endless (product.md section 3).
 */
import { z } from 'zod'
import { fenceSettings } from './settings-fences.ts'
import { lockSettings } from './settings-locks.ts'
import { logInAsSettings } from './settings-log-in-as.ts'
import { mailSettings } from './settings-mail.ts'
import { passwordSettings } from './settings-passwords.ts'
import { peopleSettings } from './settings-people.ts'
import { recoverySettings } from './settings-recovery.ts'
import { tokenSettings } from './settings-tokens.ts'
import { waysInSettings } from './settings-ways-in.ts'

export { OWN_FIELDS } from './settings-people.ts'

export const SettingsSchema = z.strictObject({
  ...waysInSettings,
  ...passwordSettings,
  ...mailSettings,
  ...lockSettings,
  ...recoverySettings,
  ...tokenSettings,
  ...logInAsSettings,
  ...fenceSettings,
  ...peopleSettings,
})

export type Settings = Readonly<z.output<typeof SettingsSchema>>
export type SettingKey = keyof Settings

/** Every key, in the order in which pages show them. */
export const settingKeys = Object.keys(SettingsSchema.shape) as readonly SettingKey[]

export function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(SettingsSchema.shape, key)
}

export interface Contradiction {
  /** The keys that do not go together; the first is the one to change. */
  readonly keys: readonly [SettingKey, ...SettingKey[]]
  readonly message: string
}

/** Values that are sound each by itself, and not together. */
export function contradictionsIn(settings: Settings): Contradiction[] {
  const policies = ['secondFactor.policy', 'secondFactor.policyForAdmins', 'secondFactor.policyForPortals'] as const
  const isStrong = !settings['secondFactor.mail'] // codes by mail are no strong factor (R48)
  const isBacked = policies.every((key) => settings[key] === 'required') && isStrong
  return settings['passwords.minimum'] < 15 && !settings['passwords.acceptWeaker'] && !isBacked
    ? [
        {
          keys: ['passwords.minimum', 'passwords.acceptWeaker', ...policies, 'secondFactor.mail'],
          message: 'Below 15 characters only where everybody needs a second factor, or with passwords.acceptWeaker.',
        },
      ]
    : []
}
