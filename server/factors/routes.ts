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
import { beginMailed, confirmMailed, removeMailed } from './mailed/contract.ts'
import { beginOwnMailed, confirmOwnMailed, removeOwnMailed } from './mailed/own.ts'
import { askFor, askNoMore, resetFactorsOf, showFactorsOf } from './others.ts'
import { beginOwnTotp, confirmOwnTotp, makeOwnCodes, removeOwnTotp, showOwnFactors } from './own.ts'
import { addPasskey, beginPasskey, removePasskey, renamePasskey } from './passkeys/contract.ts'
import { addOwnPasskey, beginOwnPasskey, removeOwnPasskey, renameOwnPasskey } from './passkeys/own.ts'
import { renewProof, showProof } from './proof.ts'
import { askOwnPasskey, proveByPasskey, sendProofCode } from './prove/contract.ts'
import { askForOwnPasskey, renewByPasskey, sendOwnCode } from './prove/passkey.ts'

export const factorRoutes: readonly Route[] = [
  on(listOwnFactors, showOwnFactors),
  on(beginTotp, beginOwnTotp),
  on(confirmTotp, confirmOwnTotp),
  on(removeTotp, removeOwnTotp),
  on(beginPasskey, beginOwnPasskey),
  on(addPasskey, addOwnPasskey),
  on(renamePasskey, renameOwnPasskey),
  on(removePasskey, removeOwnPasskey),
  on(beginMailed, beginOwnMailed),
  on(confirmMailed, confirmOwnMailed),
  on(removeMailed, removeOwnMailed),
  on(makeRecoveryCodes, makeOwnCodes),
  on(getProof, showProof),
  on(prove, renewProof),
  on(askOwnPasskey, askForOwnPasskey),
  on(proveByPasskey, renewByPasskey),
  on(sendProofCode, sendOwnCode),
  on(listUserFactors, showFactorsOf),
  on(resetFactors, resetFactorsOf),
  on(askForFactor, askFor),
  on(stopAsking, askNoMore),
]
