/** The square of a picture that is kept: `left` and `top` as shares of width and height, `side` of the shorter edge. */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly side: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Closer than this a photo would be all grain. */
export const CLOSEST = 0.2

/** The largest square; of an upright picture the upper part, where faces are. */
export function firstCrop({ width, height }: Size): Crop {
  const edge = Math.min(width, height)
  return { left: (1 - edge / width) / 2, top: (1 - edge / height) * (height > width ? 0.3 : 0.5), side: 1 }
}

/** The crop moved by so many pixels of the picture, and no further than its edges. */
export function moved(size: Size, crop: Crop, right: number, down: number): Crop {
  return inside(size, { ...crop, left: crop.left + right / size.width, top: crop.top + down / size.height })
}

/** The crop with another side, around the same middle. */
export function zoomed(size: Size, crop: Crop, side: number): Crop {
  const next = Math.max(CLOSEST, Math.min(1, side))
  const shift = ((crop.side - next) * Math.min(size.width, size.height)) / 2
  return inside(size, { left: crop.left + shift / size.width, top: crop.top + shift / size.height, side: next })
}

/** Side of the crop in pixels of the picture. */
export function edgeOf({ width, height }: Size, { side }: Crop): number {
  return side * Math.min(width, height)
}

function inside(size: Size, crop: Crop): Crop {
  const edge = edgeOf(size, crop)
  const within = (share: number, length: number) => Math.max(0, Math.min(1 - edge / length, share))
  return { ...crop, left: within(crop.left, size.width), top: within(crop.top, size.height) }
}
