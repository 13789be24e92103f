/** The part of a picture that is kept: `left` and `top` as shares of width and height, `side` as a share of the shorter edge. */
export interface Crop {
  readonly left: number
  readonly top: number
  readonly side: number
}

/** What the process is asked, and what it answers. */
export interface RenderJob {
  readonly id: number
  readonly bytes: Uint8Array
  /** Edges of the squares, in pixels. */
  readonly edges: readonly number[]
  readonly crop: Crop | undefined
}

export type RenderDone =
  | { readonly id: number; readonly squares: readonly Uint8Array[] }
  | { readonly id: number; readonly fault: 'unreadable' | 'pixels' }
