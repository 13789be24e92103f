/**
 * The path, query and fragment of an address inside this console, or undefined. Parsed as the browser would parse it:
 * `//evil.example`, `/\evil.example` and `javascript:` pass a test of the first letter, but not this one.
 */
export function localPath(address: string | null | undefined, origin = window.location.origin): string | undefined {
  if (!address) return undefined
  try {
    const url = new URL(address, origin)
    return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : undefined
  } catch {
    return undefined
  }
}
