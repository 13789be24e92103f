/**
 * Profile fields: attributes of people that an installation declares, and their values as rows (architecture section 5).
 * Promises: a value is stored in its canonical form or refused by name; a removed field keeps its values out of sight.
 */
export type { ProfileField } from './contract.ts'
export { declareField, listFields } from './fields.ts'
export { reviveField } from './revive.ts'
export { profileFieldRoutes } from './routes.ts'
export { addValues, listValueRows, type StoredValue, valueRows, writeValues } from './store.ts'
export { assertRequired, readValues, sortKeyOf } from './values.ts'
