/**
 * Settings: what an administrator tunes at run time, and what fixes it (product.md section 8).
 * Promises: one schema judges file, environment, page and command line; a change is in force with the next request
 * everywhere; what the operator fixed nobody overrides; two editors never overwrite each other unseen.
 * Threats: a setting as a detour to rights one does not hold, a kept password sent to another machine, Roster used to
 * search a network.
 */
export { changeSettingsTo } from './change.ts'
export { ConfirmationNeeded } from './contract.ts'
export { followSettings, keepSettingsCurrent, loadSettings } from './in-force.ts'
export { chooseAtSetUp } from './initial.ts'
export { testMail } from './mail-test.ts'
export { resealSettings } from './reseal.ts'
export { settingRoutes } from './routes.ts'
export type { SettingValue } from './shapes.ts'
export { type Shown as ShownSetting, showSetting, showSettings } from './show.ts'
