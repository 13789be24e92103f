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
import { changeField, declareField, endField, listFields, orderFields } from './fields.ts'
import { showTargets } from './targets.ts'

export const profileFieldRoutes: readonly Route[] = [
  on(listProfileFields, async (ctx) => ({ items: await listFields(ctx) })),
  on(createProfileField, (ctx, { body }) => declareField(ctx, body)),
  on(orderProfileFields, orderFields),
  on(listTargets, showTargets),
  on(listChoices, showChoices),
  on(editProfileField, changeField),
  on(removeProfileField, endField),
]
