import type { Instant } from '../../clock.ts'

export interface TokensTable {
  id: string
  user_id: string
  /** `hmac`: never sent, a key for signatures. */
  kind: 'bearer' | 'hmac'
  name: string
  /** Of the secret; '' where it is derived. */
  digest: string
  /** The root key it is derived from; '' where it is not. */
  key_id: string
  /** Raised with each new secret. */
  generation: number
  /** Raised with each change of what it may do. */
  changes: number
  /** A JSON list of permissions; 'null' is all that its owner may do. */
  scopes: string
  /** A JSON list of addresses and networks; empty is anywhere. */
  sources: string
  expires_at: Instant | null
  issued_at: Instant
  created_at: Instant
  created_by: string | null
  used_at: Instant | null
  used_address: string
  revoked_at: Instant | null
  revoked_by: string | null
}

export interface SignatureNoncesTable {
  token_id: string
  nonce: string
  taken_at: Instant
}

/** By what an API user calls; a token where nothing stands. */
export interface TokenMethodsTable {
  user_id: string
  method: 'token' | 'hmac'
}
