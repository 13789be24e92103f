import sharp from 'sharp'

const RED = { r: 200, g: 20, b: 20 }
const BLUE = { r: 20, g: 20, b: 200 }

interface Picture {
  readonly width: number
  readonly height: number
  readonly format: 'jpeg' | 'png' | 'webp' | 'avif' | 'gif' | 'tiff'
  /** As a camera notes it, 1 to 8. */
  readonly orientation?: number
}

/** Red on the left, blue on the right; with a camera and a comment in its metadata. */
export async function picture({ width, height, format, orientation = 1 }: Picture): Promise<Buffer> {
  const right = { create: { width: Math.ceil(width / 2), height, channels: 3 as const, background: BLUE } }
  return sharp({ create: { width, height, channels: 3, background: RED } })
    .composite([{ input: right, left: Math.floor(width / 2), top: 0 }])
    .withMetadata({ orientation })
    .withExifMerge({ IFD0: { Make: 'Canary camera', ImageDescription: 'canary@home.example' } })
    .toFormat(format)
    .toBuffer()
}

/** Grain, which takes long to decode. */
export function grain(edge: number, quality = 30): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  return sharp({ create: { width: edge, height: edge, channels: 3, background: RED, noise } })
    .jpeg({ quality })
    .toBuffer()
}

/** What a picture is, whether anything besides the picture is in the file, and the colour of its upper left corner. */
export async function lookAt(bytes: Buffer) {
  const { format, width, height, exif, xmp, icc } = await sharp(bytes).metadata()
  const { data } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { format, width, height, told: Boolean(exif || xmp || icc), colour: (data[0] ?? 0) > 128 ? 'red' : 'blue' }
}
