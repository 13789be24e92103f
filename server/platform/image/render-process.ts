/** The process that decodes and encodes pictures: one at a time, one thread, and it ends with its parent. */
import sharp from 'sharp'
import type { Crop, RenderDone, RenderJob } from './shapes.ts'

const MOST_PIXELS = 50_000_000 // 50 megapixels, more than cameras make into 5 MB; a small file may claim any number (R117)
const QUALITY = 82
const DECODERS = ['JpegBuffer', 'PngBuffer', 'WebpBuffer', 'NsgifBuffer', 'HeifBuffer']

sharp.concurrency(1)
sharp.cache(false)
// Only what photos come in: no SVG, PDF, TIFF or ImageMagick, whatever the bytes may claim.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: DECODERS.map((name) => `VipsForeignLoad${name}`) })

process.on('message', (job: RenderJob) => {
  render(job).then(answer, (error: unknown) => {
    const text = error instanceof Error ? error.message : ''
    answer({ id: job.id, fault: /pixel limit/i.test(text) ? 'pixels' : 'unreadable' })
  })
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

/** The first frame, upright, as squares in WebP; what else the file held (place, camera, comments) is left behind. */
async function render({ id, bytes, edges, crop }: RenderJob): Promise<RenderDone> {
  const read = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  const { autoOrient } = await read().metadata()
  const area = crop && areaOf(autoOrient, crop)
  const side = area?.width ?? Math.min(autoOrient.width, autoOrient.height)
  const squares: Buffer[] = []
  for (const edge of edges) {
    const upright = read().autoOrient()
    const part = area ? upright.extract(area) : upright
    const size = Math.min(edge, side)
    squares.push(
      await part
        .resize(size, size, { fit: 'cover', position: sharp.strategy.attention })
        .webp({ quality: QUALITY })
        .toBuffer(),
    )
  }
  return { id, squares }
}

/** Whole pixels inside the picture, whatever rounding does. */
function areaOf({ width, height }: { width: number; height: number }, { left, top, side }: Crop) {
  const edge = Math.max(1, Math.min(width, height, Math.round(side * Math.min(width, height))))
  const within = (share: number, length: number) => Math.max(0, Math.min(length - edge, Math.round(share * length)))
  return { left: within(left, width), top: within(top, height), width: edge, height: edge }
}

/** Nobody waits for the answer any more once the parent has let go. */
function answer(done: RenderDone): void {
  if (process.connected) process.send?.(done, () => {})
}
