import type { ImportKind } from './types.ts'

/** Where one import is shown. */
export function hrefOfImport(id: string): string {
  return `/imports/${encodeURIComponent(id)}`
}

/** Where an import begins. */
export function hrefOfNewImport(kind: ImportKind = 'users'): string {
  return `/imports/new?kind=${kind}`
}
