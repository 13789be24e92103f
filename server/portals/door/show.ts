import type { Context } from '../../platform/context.ts'
import { PortalNotAvailable } from '../../platform/failures.ts'
import { refuse } from '../../platform/refusal.ts'
import { readableOn } from '../shapes.ts'
import { findLook } from './store.ts'

/** Name, welcome, colour and where it leads: nothing else of a portal is anybody's before they are in. */
export async function showDoor({ db, source }: Context) {
  const look = (source.portal && (await findLook(db, source.portal.id))) ?? refuse(PortalNotAvailable)
  return { ...look, textColor: look.color === '' ? '' : readableOn(look.color) }
}
