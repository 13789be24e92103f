import { MAX_PHOTO_BYTES } from '../../../../server/users/photo/contract.ts'
import { type Crop, edgeOf, type Size } from './crop.ts'

const EASY_TO_DRAW = 1600 // pixels of the longer edge; moving more stutters
const SENT_EDGE = 1024 // twice what is kept
const SENT_QUALITY = 0.92

/** A chosen file, ready to be drawn. */
export interface Picture extends Size {
  readonly file: File
  readonly bitmap: ImageBitmap
}

/** Reads a chosen file, upright; undefined where this browser cannot. Drawn on canvas, so the page's policy stays strict. */
export async function readPicture(file: File): Promise<Picture | undefined> {
  try {
    const whole = await createImageBitmap(file)
    const { width, height } = whole
    const scale = EASY_TO_DRAW / Math.max(width, height)
    if (scale >= 1) return { file, bitmap: whole, width, height }
    const resizeWidth = Math.max(1, Math.round(width * scale))
    const bitmap = await createImageBitmap(whole, { resizeWidth, resizeQuality: 'medium' })
    whole.close()
    return { file, bitmap, width, height }
  } catch {
    return undefined
  }
}

/** Draws the kept part over the whole canvas. */
export function drawCrop(canvas: HTMLCanvasElement, { bitmap }: Picture, crop: Crop): void {
  const edge = edgeOf(bitmap, crop)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.imageSmoothingQuality = 'high'
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(
    bitmap,
    crop.left * bitmap.width,
    crop.top * bitmap.height,
    edge,
    edge,
    0,
    0,
    canvas.width,
    canvas.height,
  )
}

/** What is sent: the file as it is and the crop; of a file that is too large, the kept part alone. */
export async function toSend(picture: Picture, crop: Crop): Promise<{ upload: Blob; query: Partial<Crop> }> {
  if (picture.file.size <= MAX_PHOTO_BYTES) return { upload: picture.file, query: crop }
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.min(SENT_EDGE, Math.round(edgeOf(picture.bitmap, crop)))
  drawCrop(canvas, picture, crop)
  const upload = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', SENT_QUALITY))
  return { upload: upload ?? picture.file, query: {} }
}
