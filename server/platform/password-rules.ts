import type { PasswordRules } from './schema.ts'
import type { Settings } from './settings.ts'

/** What the settings ask of a new password. */
export function passwordRulesOf(settings: Settings): PasswordRules {
  return {
    minimum: settings['passwords.minimum'],
    letters: settings['passwords.letters'],
    digits: settings['passwords.digits'],
    signs: settings['passwords.signs'],
    bothCases: settings['passwords.bothCases'],
  }
}
