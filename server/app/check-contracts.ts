import { rosterPermissions } from '../access/index.ts'
import type { Contract } from '../platform/contract.ts'

/** Default deny: Roster does not start with a contract that says nothing of who may call it, or what it leaves (R63). */
export function checkContracts(contracts: readonly Contract[]): void {
  const ids = new Set<string>()
  for (const contract of contracts) {
    const wrong = mistakeIn(contract) ?? (ids.has(contract.id) ? 'stands twice' : undefined)
    if (wrong) throw new Error(`Contract ${contract.id} ${wrong}.`)
    ids.add(contract.id)
  }
}

function mistakeIn({ access, leaves, method, half, asAnother, stepUp, doors }: Contract): string | undefined {
  if (access === undefined || access.length === 0) return 'does not say who may call it'
  if (method !== 'GET' && leaves === undefined) return 'does not say what it leaves in the trail'
  if (asAnother && stepUp === true) return 'asks for a proof that nobody who is logged in as another can give'
  if (access === 'half-signed-in') return half?.length ? undefined : 'does not say which half sessions may call it'
  if (access === 'public' || access === 'signed-in') return undefined
  if (doors.includes('portal')) return 'asks for a permission, which nobody has at a portal'
  const unknown = (typeof access === 'string' ? [access] : access).find(
    (permission) => !rosterPermissions.has(permission),
  )
  return unknown ? `asks for ${unknown}, which module roster does not declare` : undefined
}
