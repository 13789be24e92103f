import { z } from 'zod'
import { Invalid } from '../platform/failures.ts'
import { fold } from '../platform/fold.ts'
import { type FieldError, refuse } from '../platform/refusal.ts'

/** Positions that a team declares, as they are stored. */
export function readPositions(text: string): string[] {
  return z.array(z.string()).parse(JSON.parse(text))
}

/** Two that look alike would give different roles to people who seem to have the same position. */
export function assertDistinct(positions: readonly string[]): void {
  const keys = positions.map(fold)
  const errors = keys.flatMap((key, index): FieldError[] =>
    keys.indexOf(key) === index
      ? []
      : [{ path: `positions.${index}`, code: 'twice', message: 'This position stands twice.' }],
  )
  if (errors.length > 0) refuse(Invalid, { detail: errors[0]?.message ?? '', fields: errors })
}

/** The spelling that the team declared or uses already; else as written. */
export function spelt(position: string, known: readonly string[]): string {
  return known.find((one) => fold(one) === fold(position)) ?? position
}
