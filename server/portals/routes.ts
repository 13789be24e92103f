import { on, type Route } from '../platform/http/route.ts'
import { showChoices } from './choices.ts'
import {
  addPortalPerson,
  createPortal,
  deletePortal,
  editPortal,
  getPortal,
  givePortalRole,
  listPortalPeople,
  listPortals,
  listStandsForChoices,
  removePortalPerson,
  switchPortal,
  takePortalRole,
} from './contract.ts'
import { addPortal } from './create.ts'
import { removePortal } from './delete.ts'
import { showPortalDoor } from './door/contract.ts'
import { showDoor } from './door/show.ts'
import { changePortal } from './edit.ts'
import { showPortals } from './list.ts'
import { showPeople } from './list-people.ts'
import { letIn, putOut } from './membership.ts'
import { giveRole, takeRole } from './roles.ts'
import { showNamed } from './show.ts'
import { switchOnOrOff } from './switch.ts'

export const portalRoutes: readonly Route[] = [
  on(listPortals, showPortals),
  on(getPortal, showNamed),
  on(createPortal, addPortal),
  on(editPortal, changePortal),
  on(switchPortal, switchOnOrOff),
  on(deletePortal, removePortal),
  on(givePortalRole, giveRole),
  on(takePortalRole, takeRole),
  on(listPortalPeople, showPeople),
  on(addPortalPerson, letIn),
  on(removePortalPerson, putOut),
  on(listStandsForChoices, showChoices),
  on(showPortalDoor, showDoor),
]
