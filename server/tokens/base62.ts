const FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = 62n

/** Bytes as letters and figures alone, so that a double click takes the whole; filled up to `length` from the left. */
export function toBase62(bytes: Buffer, length: number): string {
  let value = BigInt(`0x${bytes.toString('hex') || '0'}`)
  let text = ''
  while (value > 0n) {
    text = FIGURES.charAt(Number(value % BASE)) + text
    value /= BASE
  }
  return text.padStart(length, '0')
}

/** The bytes again; undefined where the text stands for more than so many, or is none. */
export function fromBase62(text: string, size: number): Buffer | undefined {
  let value = 0n
  for (const figure of text) {
    const place = FIGURES.indexOf(figure)
    if (place === -1) return undefined
    value = value * BASE + BigInt(place)
  }
  const hex = value.toString(16)
  return hex.length > size * 2 ? undefined : Buffer.from(hex.padStart(size * 2, '0'), 'hex')
}
