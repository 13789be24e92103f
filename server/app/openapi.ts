import { openApi } from '../platform/http/openapi.ts'
import type { Settings } from '../platform/settings.ts'
import { features } from './features.ts'

/** The version of the API, raised when a contract changes in a way that callers notice. */
const API_VERSION = '0.1.0'

/** The OpenAPI document of all features, but for what these settings take away. */
export function apiDocument(settings?: Settings) {
  const contracts = features.flatMap((feature) => feature.routes.map((route) => route.contract))
  const there = contracts.filter(({ absentIf }) => !absentIf || !settings?.[absentIf])
  return openApi(there, API_VERSION)
}
