/** Questions for a passkey: 256 random bits, five minutes, answered once, each for one purpose and one browser (R47). */
import { later, minutes } from '../../platform/clock.ts'
import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/refusal.ts'
import { digest, randomSecret } from '../../platform/secrets.ts'
import { WrongPasskey } from './contract.ts'
import { deleteChallenge, insertChallenge } from './store.ts'
import { challengeIn } from './webauthn.ts'

export const LASTS = minutes(5) // security.md section 0

/** What the answer is for; a question for one is none for another. */
export type Purpose = 'sign-in' | 'second-step' | 'enrol' | 'add' | 'proof'

export interface Question {
  readonly purpose: Purpose
  /** The session or half session that asks, or what the browser was given: the answer must come from there. */
  readonly boundTo: string
}

/** Asks. The database keeps the digest alone. */
export async function askForPasskey(ctx: Context, { purpose, boundTo }: Question): Promise<string> {
  const challenge = randomSecret()
  const row = { digest: digest(challenge), purpose, bound_to: boundTo, expires_at: later(ctx.now(), LASTS) }
  await ctx.upkeep((tx) => insertChallenge(tx.db, row))
  return challenge
}

/** Uses up the question that this answers, whatever comes of it; of many who answer it at once one is heard. */
export async function takeChallenge(ctx: Context, question: Question, clientDataJSON: string): Promise<string> {
  const challenge = challengeIn(clientDataJSON)
  if (challenge === undefined) return refuse(WrongPasskey)
  const row = { digest: digest(challenge), purpose: question.purpose, bound_to: question.boundTo }
  const taken = await ctx.upkeep((tx) => deleteChallenge(tx.db, row, tx.now()))
  return taken ? challenge : refuse(WrongPasskey)
}
