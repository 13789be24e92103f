import { on, type Route } from '../platform/http/route.ts'
import {
  addTeamMember,
  changeTeamMember,
  createTeam,
  deleteTeam,
  editTeam,
  getTeam,
  giveTeamRole,
  listMembers,
  listTeams,
  listUserTeams,
  moveTeam,
  removeTeamMember,
  takeTeamRole,
} from './contract.ts'
import { addTeam } from './create.ts'
import { removeTeam } from './delete.ts'
import { changeTeam } from './edit.ts'
import { giveRole, takeRole } from './give.ts'
import { showTree } from './list.ts'
import { showMembers } from './list-members.ts'
import { change, putIn, takeOut } from './membership.ts'
import { relocate } from './move.ts'
import { showTeamsOf } from './of-user.ts'
import { getReadableTeam } from './show.ts'

export const teamRoutes: readonly Route[] = [
  on(listTeams, showTree),
  on(getTeam, getReadableTeam),
  on(createTeam, addTeam),
  on(editTeam, changeTeam),
  on(moveTeam, relocate),
  on(deleteTeam, removeTeam),
  on(giveTeamRole, giveRole),
  on(takeTeamRole, takeRole),
  on(listMembers, showMembers),
  on(addTeamMember, putIn),
  on(changeTeamMember, change),
  on(removeTeamMember, takeOut),
  on(listUserTeams, showTeamsOf),
]
