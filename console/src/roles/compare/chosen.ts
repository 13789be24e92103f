import { useAddress } from '../../ui/useAddress.ts'
import type { RoleSummary } from '../role.ts'

/** Which roles stand side by side, and whether only what differs; all of it in the address. */
export function useCompared(roles: readonly RoleSummary[]) {
  const { search, change } = useAddress()
  const ids = (search.get('roles') ?? '').split(',').filter(Boolean)
  const chosen = roles.filter(({ id }) => ids.includes(id))
  return {
    shown: chosen.length > 0 ? chosen : roles,
    chosen: chosen.map(({ id }) => id),
    choose: (next: readonly string[]) => change({ roles: next.join(',') }),
    isDifferent: search.get('different') === '1',
    setDifferent: (on: boolean) => change({ different: on ? '1' : undefined }),
  }
}
