import { on, type Route } from '../platform/http/route.ts'
import { previewAccess } from './contract.ts'
import { previewChange } from './preview.ts'

export const previewRoutes: readonly Route[] = [on(previewAccess, previewChange)]
