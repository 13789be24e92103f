const FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const PLACES = new Map([...FIGURES].map((figure, place) => [figure.charCodeAt(0), place]))
const BASE = 62
const AT_ONCE = 8 // figures that fit into a whole number; arithmetic without bound is left for the rest
const BASE_AT_ONCE = BigInt(BASE ** AT_ONCE)

/** Bytes as letters and figures alone, so that a double click takes the whole; filled up to `length` from the left. */
export function toBase62(bytes: Buffer, length: number): string {
  let value = BigInt(`0x${bytes.toString('hex') || '0'}`)
  let text = ''
  while (value > 0n) {
    text = figuresOf(Number(value % BASE_AT_ONCE)) + text
    value /= BASE_AT_ONCE
  }
  return text.replace(/^0+/, '').padStart(length, '0')
}

function figuresOf(part: number): string {
  let text = ''
  for (let left = part, n = 0; n < AT_ONCE; n++, left = Math.floor(left / BASE))
    text = FIGURES.charAt(left % BASE) + text
  return text
}

/** The bytes again; undefined where the text stands for more than so many, or is none. */
export function fromBase62(text: string, size: number): Buffer | undefined {
  let value = 0n
  for (let from = 0; from < text.length; from += AT_ONCE) {
    const part = text.slice(from, from + AT_ONCE)
    let number = 0
    for (let n = 0; n < part.length; n++) {
      const place = PLACES.get(part.charCodeAt(n))
      if (place === undefined) return undefined
      number = number * BASE + place
    }
    value = value * BigInt(BASE ** part.length) + BigInt(number)
  }
  const hex = value.toString(16)
  return hex.length > size * 2 ? undefined : Buffer.from(hex.padStart(size * 2, '0'), 'hex')
}
