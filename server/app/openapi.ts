import { openApi } from '../platform/http/openapi.ts'
import { features } from './features.ts'

/** The version of the API, raised when a contract changes in a way that callers notice. */
const API_VERSION = '0.1.0'

/** The OpenAPI document of all features. */
export function apiDocument() {
  const contracts = features.flatMap((feature) => feature.routes.map((route) => route.contract))
  return openApi(contracts, API_VERSION)
}
