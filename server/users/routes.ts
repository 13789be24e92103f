import { on, onStream, type Route } from '../platform/http/route.ts'
import { changeType } from './change-type.ts'
import {
  changeUserType,
  countUsers,
  createUser as createContract,
  deleteUser,
  editUser,
  getUser,
  listTimeline,
  listUserMail,
  listUsers,
  reactivateUser,
  restoreUser,
  suspendUser,
} from './contract.ts'
import { createUser } from './create.ts'
import { restore, softDelete } from './delete.ts'
import { editProfile } from './edit.ts'
import { downloadUsersCsv, downloadUsersJson, exportUsers } from './export/contract.ts'
import { askForExport, streamExport } from './export/export.ts'
import { countSegmentsOf, findUsers } from './list.ts'
import { unlockUser, unlockUsers } from './locks/contract.ts'
import { unlock, unlockAll } from './locks/unlock.ts'
import { showMail } from './mail.ts'
import { askForEmail, keepEmail, showOwnEmail } from './own-email/ask.ts'
import { confirmNewEmail } from './own-email/confirm.ts'
import { changeOwnEmail, confirmEmail, getOwnEmail, keepOwnEmail } from './own-email/contract.ts'
import { getPhoto, removePhoto, setPhoto } from './photo/contract.ts'
import { givePhoto, takePhoto } from './photo/set.ts'
import { showPhoto } from './photo/show.ts'
import { purgeUser } from './purge/contract.ts'
import { purge } from './purge/purge.ts'
import { getSeats } from './seats/contract.ts'
import { showSeats } from './seats/seats.ts'
import { getReadableUser } from './show.ts'
import { reactivate, suspend } from './suspend.ts'
import { showTimeline } from './timeline.ts'

export const userRoutes: readonly Route[] = [
  on(listUsers, findUsers),
  on(countUsers, countSegmentsOf),
  on(getSeats, showSeats),
  on(createContract, (ctx, { body }) => createUser(ctx, body)),
  on(getUser, (ctx, { params }) => getReadableUser(ctx, params.user)),
  on(editUser, editProfile),
  on(getOwnEmail, showOwnEmail),
  on(changeOwnEmail, askForEmail),
  on(keepOwnEmail, keepEmail),
  on(confirmEmail, confirmNewEmail),
  on(changeUserType, changeType),
  on(suspendUser, suspend),
  on(reactivateUser, reactivate),
  on(unlockUsers, unlockAll),
  on(unlockUser, unlock),
  on(deleteUser, softDelete),
  on(restoreUser, restore),
  on(purgeUser, purge),
  on(listTimeline, showTimeline),
  on(listUserMail, showMail),
  on(setPhoto, givePhoto),
  on(removePhoto, takePhoto),
  on(getPhoto, showPhoto),
  on(exportUsers, askForExport),
  onStream(downloadUsersCsv, (ctx, input, answer) => streamExport(ctx, input, answer, 'csv')),
  onStream(downloadUsersJson, (ctx, input, answer) => streamExport(ctx, input, answer, 'json')),
]
