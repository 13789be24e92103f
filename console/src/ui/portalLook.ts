import { createContext, use } from 'react'
import type { ReplyOf } from '../../../server/platform/contract.ts'
import type { showPortalDoor } from '../../../server/portals/door/contract.ts'

/** What a portal looks like. Absent in the console. */
export type PortalLook = ReplyOf<typeof showPortalDoor>

const Look = createContext<PortalLook | undefined>(undefined)
const Unsigned = createContext(false)

export const PortalLookProvider = Look.Provider

/** Below it, doors bear nobody's sign: it is not to be told whose they would be. */
export const NoSign = Unsigned.Provider

export const usePortalLook = (): PortalLook | undefined => use(Look)
export const useIsUnsigned = (): boolean => use(Unsigned)
