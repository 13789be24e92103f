/**
 * Profile fields: attributes of people that an installation declares, and their values as rows (architecture section 5).
 * Promises: a value is stored in its canonical form or refused by name; a removed field keeps its values out of sight.
 */
export {
  assertMayAssign,
  changing,
  heldBy,
  unsaid,
  writeStatements,
} from './assign.ts'
export { cellOf, readCellOf } from './cells.ts'
export { declareField, listFields } from './fields.ts'
export { endFields, installFields } from './install.ts'
export { listRecordRows, listRestrictionRows, recordRows, restrictionRows } from './references.store.ts'
export { readReferences, type Statement } from './references.ts'
export { reviveField } from './revive.ts'
export { profileFieldRoutes } from './routes.ts'
export type { ProfileField } from './shapes.ts'
export { spellOut } from './spell-out.ts'
export { addValues, listValueRows, type StoredValue, valueRows, writeValues } from './store.ts'
export { tellHeld } from './tell-held.ts'
export { tellFields, tellStatements } from './told.ts'
export { assertRequired, type RawValues, readValues, sortKeyOf } from './values.ts'
