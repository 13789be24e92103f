/** Where one import is shown. */
export function hrefOfImport(id: string): string {
  return `/imports/${encodeURIComponent(id)}`
}
