import { on, type Route } from '../platform/http/route.ts'
import {
  askForFactor,
  beginTotp,
  confirmTotp,
  getProof,
  listOwnFactors,
  listUserFactors,
  makeRecoveryCodes,
  prove,
  removeTotp,
  resetFactors,
  stopAsking,
} from './contract.ts'
import { askFor, askNoMore, resetFactorsOf, showFactorsOf } from './others.ts'
import { beginOwnTotp, confirmOwnTotp, makeOwnCodes, removeOwnTotp, showOwnFactors } from './own.ts'
import { renewProof, showProof } from './proof.ts'

export const factorRoutes: readonly Route[] = [
  on(listOwnFactors, showOwnFactors),
  on(beginTotp, beginOwnTotp),
  on(confirmTotp, confirmOwnTotp),
  on(removeTotp, removeOwnTotp),
  on(makeRecoveryCodes, makeOwnCodes),
  on(getProof, showProof),
  on(prove, renewProof),
  on(listUserFactors, showFactorsOf),
  on(resetFactors, resetFactorsOf),
  on(askForFactor, askFor),
  on(stopAsking, askNoMore),
]
