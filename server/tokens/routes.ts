import { on, type Route } from '../platform/http/route.ts'
import { showAllTokens } from './all.ts'
import { changeOf, changeOwn, revokeOf, revokeOwn } from './change.ts'
import * as contracts from './contract.ts'
import { createFor, createOwn } from './create.ts'
import { changeMethodOf } from './method.ts'
import { regenerateOf, regenerateOwn, revealOf, revealOwn } from './renew.ts'
import { showOwnTokens, showTokensOf } from './show.ts'

export const tokenRoutes: readonly Route[] = [
  on(contracts.listAllTokens, showAllTokens),
  on(contracts.listTokens, showTokensOf),
  on(contracts.createToken, createFor),
  on(contracts.changeToken, changeOf),
  on(contracts.regenerateToken, regenerateOf),
  on(contracts.revealToken, revealOf),
  on(contracts.revokeToken, revokeOf),
  on(contracts.changeTokenMethod, changeMethodOf),
  on(contracts.listOwnTokens, showOwnTokens),
  on(contracts.createOwnToken, createOwn),
  on(contracts.changeOwnToken, changeOwn),
  on(contracts.regenerateOwnToken, regenerateOwn),
  on(contracts.revealOwnToken, revealOwn),
  on(contracts.revokeOwnToken, revokeOwn),
]
