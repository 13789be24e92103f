import type { Context } from '../../platform/context.ts'
import { refuse } from '../../platform/refusal.ts'
import { askForPasskey, LASTS, type Question } from './challenge.ts'
import { NoPasskeysHere } from './contract.ts'
import { findRelyingParty } from './relying-party.ts'
import { listPasskeys } from './store.ts'
import { ALGORITHMS } from './webauthn.ts'

/** What the browser is asked for to make a passkey. One that is there already is not made twice. */
export async function creationOptions(ctx: Context, owner: { id: string; name: string }, question: Question) {
  const { id, name } = findRelyingParty(ctx) ?? refuse(NoPasskeysHere)
  return {
    challenge: await askForPasskey(ctx, question),
    rp: { id, name },
    user: { id: handleOf(owner.id), name: owner.name, displayName: owner.name },
    timeout: LASTS,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key' as const, alg })),
    excludeCredentials: await descriptorsOf(ctx, owner.id),
    authenticatorSelection: {
      residentKey: 'preferred' as const,
      requireResidentKey: false as const,
      userVerification: 'preferred' as const,
    },
    attestation: 'none' as const,
  }
}

/** What the browser is asked for to show a passkey: one of somebody's, or whichever it has. */
export async function requestOptions(ctx: Context, userId: string | undefined, question: Question) {
  const { id: rpId } = findRelyingParty(ctx) ?? refuse(NoPasskeysHere)
  return {
    challenge: await askForPasskey(ctx, question),
    rpId,
    timeout: LASTS,
    userVerification: userId === undefined ? ('required' as const) : ('preferred' as const),
    allowCredentials: userId === undefined ? [] : await descriptorsOf(ctx, userId),
  }
}

/** By what authenticators know whose passkey it is: no name, only the id (WebAuthn section 14.6.1). */
export function handleOf(userId: string): string {
  return Buffer.from(userId).toString('base64url')
}

async function descriptorsOf(ctx: Context, userId: string) {
  return (await listPasskeys(ctx.db, userId)).map(({ credential_id: id, transports }) => {
    const kept: string[] = JSON.parse(transports)
    return { id, type: 'public-key' as const, transports: kept }
  })
}
