import type { TrailItem } from '../audit/index.ts'
import { Gone } from './inverse.ts'

/** A text that an event tells besides its values; an event from before it was told cannot be undone. */
export function saidText({ also }: Pick<TrailItem, 'also'>, name: string): string {
  const value = also[name]
  if (typeof value !== 'string') throw new Gone('old')
  return value
}
