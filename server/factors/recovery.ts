/** Recovery codes: shown once, used once. 120 random bits each, so that a plain digest is enough (R42). */
import { record } from '../audit/index.ts'
import type { Tx } from '../platform/context.ts'
import { newId } from '../platform/ids.ts'
import { digest, randomLetters } from '../platform/secrets.ts'
import * as store from './recovery.store.ts'

const CODES = 10
const LENGTH = 24
const GROUP = /.{6}(?=.)/g

/** Makes the codes of somebody; all former ones stop working. As people keep them: in groups of six. */
export async function giveRecoveryCodes(tx: Tx, owner: { id: string; name: string }): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => randomLetters(LENGTH))
  const rows = codes.map((code) => ({ id: newId(), digest: codeDigest(owner.id, code), created_at: tx.now() }))
  await store.replaceCodes(tx.db, owner.id, rows)
  await record(tx, 'recovery-codes.made', { kind: 'user', ...owner }, { also: { codes: CODES } })
  return codes.map((code) => code.replaceAll(GROUP, '$&-'))
}

/** Uses a code; how many are left, undefined where it is none. */
export async function useRecoveryCode(
  tx: Tx,
  owner: { id: string; name: string },
  code: string,
): Promise<number | undefined> {
  if (!(await store.useCode(tx.db, owner.id, codeDigest(owner.id, readable(code)), tx.now()))) return undefined
  const left = (await store.listCodes(tx.db, owner.id)).filter((row) => row.used_at === null).length
  await record(tx, 'recovery-codes.used', { kind: 'user', ...owner }, { also: { left } })
  return left
}

function codeDigest(userId: string, code: string): string {
  return digest(`${userId}:${code}`)
}

/** Letters that our codes have not, as the figures they are taken for. */
function readable(code: string): string {
  return code.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
}
