import { on, type Route } from '../platform/http/route.ts'
import { createProfileField, editProfileField, listProfileFields, removeProfileField } from './contract.ts'
import { changeField, declareField, endField, listFields } from './fields.ts'

export const profileFieldRoutes: readonly Route[] = [
  on(listProfileFields, async (ctx) => ({ items: await listFields(ctx) })),
  on(createProfileField, (ctx, { body }) => declareField(ctx, body)),
  on(editProfileField, changeField),
  on(removeProfileField, endField),
]
