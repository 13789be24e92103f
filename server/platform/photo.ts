/** Where a person's photo is found; the address changes with the photo, so browsers may keep it. Null without a photo. */
export function photoAddress(id: string, version: string): string | null {
  return version === '' ? null : `/api/v1/users/${id}/photo?v=${version}`
}
