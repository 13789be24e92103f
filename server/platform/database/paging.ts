/** Keyset pages: the cursor is the sort key and id of the last row shown, so that no page is slower than the first. */

/** `[key, id]` as an opaque text for `after`. */
export function pageKey(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** Undoes `pageKey`; undefined where the text was not made by it. */
export function readPageKey(text: string): readonly [key: string | number, id: string] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 2) return undefined
    const [key, id] = value
    return (typeof key === 'string' || typeof key === 'number') && typeof id === 'string' ? [key, id] : undefined
  } catch {
    return undefined
  }
}

/** Escapes what LIKE would read as a wildcard; use with `escape '\'`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
