import { getPerson } from '../access/index.ts'
import type { Context } from '../platform/context.ts'
import { refuse } from '../platform/refusal.ts'
import { judgeStandsFor } from '../portals/index.ts'
import { assertMayWrite, IsDeleted, judgeStandsForOf } from '../users/index.ts'
import { between, tellOfEach } from './each.ts'
import { listInactive } from './holdings.store.ts'
import type { AccessPreview, Change } from './shapes.ts'

/** A portal user is another contact, or acts for other accounts: what is theirs comes or goes at the levels of these names. */
export async function previewStandsFor(
  ctx: Context,
  { kind: _, user, ...said }: Extract<Change, { kind: 'stands-for' }>,
): Promise<AccessPreview> {
  const person = await getPerson(ctx, user, 'edit')
  if (person.row.deleted_at) refuse(IsDeleted)
  await assertMayWrite(ctx, person, said)
  const changes = await judgeStandsForOf(ctx, person, said)
  await judgeStandsFor(ctx, person.row.id, changes)
  const { contact, accounts } = changes
  const { subject } = person
  const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)
  const ids = idsOf([contact ?? [], accounts ?? []].flat())
  const inactive = new Set(await listInactive(ctx.db, ids))
  const active = (list: readonly string[]) => list.filter((id) => !inactive.has(id))
  const after = {
    ...subject,
    contactId: contact === undefined ? subject.contactId : (active(idsOf(contact ? [contact] : []))[0] ?? null),
    accountIds: accounts ? active(idsOf(accounts)) : subject.accountIds,
  }
  return tellOfEach(ctx, [await between(ctx, subject, after)], 0)
}
