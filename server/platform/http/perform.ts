import { Readable } from 'node:stream'
import type { Context } from '../context.ts'
import { parseInput } from './input.ts'
import type { Answer, Route } from './route.ts'

/** A request as it would come in from outside. */
export interface Asked {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly version?: number
}

/** Carries out a request from within: its shape is judged as if it came from outside; who may call is judged before. */
export function perform(ctx: Context, { contract, handle }: Route, asked: Asked): Promise<unknown> {
  const { params, query, body, version = 0 } = asked
  const input = { ...parseInput(contract, { params, query, body }), version, upload: Readable.from([]) }
  return handle(ctx, input as never, { ...UNHEARD, askAgain: async () => ctx })
}

/** What is said to the browser besides the reply has nobody to hear it. */
const UNHEARD: Omit<Answer, 'askAgain'> = {
  setSession() {},
  clearSession() {},
  setHalf() {},
  clearHalf() {},
  setDevice() {},
  setAsked() {},
  download() {},
  keep() {},
}
