import { on, type Route } from '../platform/http/route.ts'
import { showChoices } from './choices.ts'
import {
  createProfileField,
  editProfileField,
  listChoices,
  listProfileFields,
  listTargets,
  orderProfileFields,
  removeProfileField,
} from './contract.ts'
import { changeField, declareField, endField, orderFields } from './fields.ts'
import { showFields } from './list.ts'
import { showTargets } from './targets.ts'

export const profileFieldRoutes: readonly Route[] = [
  on(listProfileFields, showFields),
  on(createProfileField, (ctx, { body }) => declareField(ctx, body)),
  on(orderProfileFields, orderFields),
  on(listTargets, showTargets),
  on(listChoices, showChoices),
  on(editProfileField, changeField),
  on(removeProfileField, endField),
]
