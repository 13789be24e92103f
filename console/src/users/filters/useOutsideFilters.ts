import { listPortals, listStandsForChoices } from '../../../../server/portals/contract.ts'
import { useCall } from '../../api/useCall.ts'
import { useViewer } from '../../api/viewer.ts'
import type { Choice } from '../../ui/pick/ChoiceEditor.tsx'
import type { ListAddress } from '../list/useListAddress.ts'

interface OutsideFilter {
  readonly id: 'portal' | 'contact' | 'account'
  readonly choices: readonly Choice[]
  /** By which more are found. */
  readonly search?: { readonly of: 'contacts' | 'accounts' }
}

const MAY_FIND = ['portal-users.grant', 'portal-users.create', 'directories.read']

/** By portal, contact and account, as far as there are any and the viewer may read them. */
export function useOutsideFilters(address: ListAddress): readonly OutsideFilter[] {
  const { can } = useViewer()
  const portals = useCall(listPortals, {}, { when: Boolean(can['portals.read']) }).data?.items ?? []
  const mayFind = MAY_FIND.some((permission) => can[permission])
  const contacts = useStoodFor('contacts', address.values('contact'), mayFind)
  const accounts = useStoodFor('accounts', address.values('account'), mayFind)
  return [
    ...(portals.length > 0 ? [{ id: 'portal' as const, choices: portals.map(asChoice) }] : []),
    ...(contacts ? [{ id: 'contact' as const, choices: contacts, search: { of: 'contacts' as const } }] : []),
    ...(accounts ? [{ id: 'account' as const, choices: accounts, search: { of: 'accounts' as const } }] : []),
  ]
}

/** The first by name, and those that are chosen; undefined where no directory holds any. */
function useStoodFor(of: 'contacts' | 'accounts', ids: readonly string[], when: boolean) {
  const query = { of, ...(ids.length > 0 ? { ids: ids.join() } : {}) }
  const { data } = useCall(listStandsForChoices, { query }, { when, keep: true })
  return data?.directory ? data.items.map(asChoice) : undefined
}

const asChoice = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ value: id, label: name })
