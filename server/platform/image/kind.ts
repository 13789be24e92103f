import { refuse } from '../refusal.ts'
import { NotAnImage } from './failures.ts'

type Kind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif'

const TAKEN = 'Choose a JPEG, PNG, WebP, AVIF or GIF.'

/** What the bytes are, whatever name and type came with them. SVG and anything else that could carry script is refused. */
export function kindOf(bytes: Uint8Array): Kind {
  const kind = sniff(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)))
  if (kind === 'heic') return refuse(NotAnImage, { detail: `Pictures in HEIC cannot be read here. ${TAKEN}` })
  return kind ?? refuse(NotAnImage, { detail: `This is not a picture. ${TAKEN}` })
}

function sniff(head: Buffer): Kind | 'heic' | undefined {
  const text = head.toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(text)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(text)) return 'webp'
  if (text.slice(4, 8) !== 'ftyp') return undefined
  const brands = text.slice(8)
  return /avi[fs]/.test(brands) ? 'avif' : /hei[cxms]|hev[cm]|mif1|msf1/.test(brands) ? 'heic' : undefined
}
