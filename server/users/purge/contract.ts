/** Erasing a deleted user for good. */
import { z } from 'zod'
import { NoAuthority } from '../../access/failures.ts'
import { onAnyUser } from '../../access/manifest.ts'
import { contract } from '../../platform/contract.ts'
import { Ref } from '../../platform/schema.ts'
import { CannotActOnSelf, NotDeleted, ProtectedAccount } from '../contract.ts'

export const purgeUser = contract({
  id: 'users.purge',
  method: 'POST',
  path: '/users/:user/erasure',
  summary: 'Erase a deleted user for good, before the grace ends',
  description: `Everything that tells who it was is gone from Roster and cannot be brought back: the account, its addresses, photo,
history of roles and teams, sessions, links and mails. The trail keeps its events under the bare id, which is never given again;
names and addresses in them are erased, and the chain still verifies. Username, addresses and external ids are free.`,
  access: onAnyUser('purge'),
  stepUp: true,
  params: z.strictObject({ user: Ref }),
  reply: null,
  failures: [NoAuthority, CannotActOnSelf, NotDeleted, ProtectedAccount],
  leaves: 'user.purged',
})
