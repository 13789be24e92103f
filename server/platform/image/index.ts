/**
 * Pictures that people send: looked at by content, cropped square, re-encoded without anything that was in the file
 * besides the picture (R93, ASVS 5.2). Decoders meet hostile files here, so they run in a process of their own.
 */
export { renderSquares } from './render.ts'
export type { Crop } from './shapes.ts'
