import type { Context } from '../platform/context.ts'
import { passwordRulesOf } from '../platform/password-rules.ts'
import { refuse } from '../platform/refusal.ts'
import { PasswordTooWeak } from './contract.ts'
import { hasherOf } from './hasher.ts'
import { weaknessesOf } from './rules.ts'

export interface PasswordOwner {
  readonly username: string | null
  readonly given_name: string
  readonly family_name: string
  readonly address: string | null
}

/** The hash of an acceptable password; else `password-too-weak`, naming every reason. Never inside a transaction: it takes time. */
export async function hashAccepted(
  ctx: Context,
  password: string,
  owner: PasswordOwner,
  path = 'password',
): Promise<string> {
  const weaknesses = weaknessesOf(password, {
    ...passwordRulesOf(ctx.settings),
    contextWords: contextWords(ctx, owner),
  })
  if (weaknesses.length > 0)
    refuse(PasswordTooWeak, {
      detail: weaknesses[0]?.message ?? '',
      fields: weaknesses.map((one) => ({ path, ...one })),
    })
  return hasherOf(ctx.world).hash(password)
}

function contextWords(ctx: Context, { username, given_name, family_name, address }: PasswordOwner): string[] {
  const host = ctx.world.config.baseUrl.hostname.split('.')[0]
  const words = [
    username,
    given_name,
    family_name,
    address?.split('@')[0],
    ctx.settings['installation.name'],
    'roster',
    host,
  ]
  return words.filter((word): word is string => Boolean(word) && word !== 'localhost')
}
