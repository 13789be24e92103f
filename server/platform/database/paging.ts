/** Keyset pages: the cursor is the sort key and id of the last row shown, so that no page is slower than the first. */

/** `[key, id]` as an opaque text for `after`. */
export function pageKey(key: string | number, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url')
}

/** Undoes `pageKey`; undefined where the text was not made by it, or, with `type`, not for rows with keys of this type and ids. */
export function readPageKey(
  text: string,
  type?: 'string' | 'number',
): readonly [key: string | number, id: string] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(value) || value.length !== 2) return undefined
    const [key, id]: unknown[] = value
    if (!isKey(key) || typeof id !== 'string') return undefined
    return type === undefined || (typeof key === type && ID.test(id)) ? [key, id] : undefined
  } catch {
    return undefined
  }
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LARGEST = 2 ** 31 - 1 // of a whole number in a column

/** What a database would not take for the column is none of ours. */
function isKey(key: unknown): key is string | number {
  if (typeof key === 'number') return Number.isInteger(key) && Math.abs(key) <= LARGEST
  return typeof key === 'string' && key.isWellFormed() && !key.includes('\0')
}

/** Escapes what LIKE would read as a wildcard; use with `escape '\'`. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
}
