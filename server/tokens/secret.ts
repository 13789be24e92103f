import type { World } from '../platform/context.ts'
import { digest, type Keys, randomSecret, sameSecret } from '../platform/secrets.ts'
import type { TokenKind } from './shapes.ts'
import { tokenText } from './value.ts'

interface Bound {
  readonly id: string
  readonly user_id: string
  readonly kind: TokenKind
  readonly generation: number
}

interface Stored extends Bound {
  readonly digest: string
  readonly key_id: string
}

/** What is kept of a new secret, and the text that is handed out. A derived one is kept by nothing but its root key's name. */
export function makeSecret({ keys }: Pick<World, 'keys'>, bound: Bound, isDerived: boolean) {
  const secret = isDerived ? keys.sign('tokens', textOf(bound)) : randomSecret()
  const text = tokenText(bound.kind, bound.id, secret)
  return { text, digest: isDerived ? '' : digest(secret), key_id: isDerived ? keys.keyId : '' }
}

/** The text of a derived token again; undefined where it was not derived, or its root key is gone. */
export function textAgain({ keys }: Pick<World, 'keys'>, row: Stored): string | undefined {
  const secret = derived(keys, row)
  return secret && tokenText(row.kind, row.id, secret)
}

/** Whether what was shown, by its digest, is the secret of the token as it is now; compared in constant time. */
export function isSecretOf({ keys }: Pick<World, 'keys'>, row: Stored, shown: string): boolean {
  if (row.digest !== '') return sameSecret(shown, row.digest)
  const secret = derived(keys, row)
  return secret !== undefined && sameSecret(shown, digest(secret))
}

function derived(keys: Keys, row: Stored): string | undefined {
  return row.key_id === '' ? undefined : keys.signAs(row.key_id, 'tokens', textOf(row))
}

function textOf({ id, kind, user_id, generation }: Bound): string {
  return JSON.stringify([id, kind, user_id, generation])
}
