import { assertAuthority, assertMayGrantRole, getPerson, MayNotGrant } from '../../access/index.ts'
import type { Tx } from '../../platform/context.ts'
import { Invalid } from '../../platform/failures.ts'
import { fold } from '../../platform/fold.ts'
import { Refusal, refuse, refuseField } from '../../platform/refusal.ts'
import { grantRole, type Receiver } from '../../roles/index.ts'
import type { RoleSaid } from './lists.ts'
import * as store from './store.ts'

type Role = Awaited<ReturnType<typeof store.listRolesNamed>>[number]

/** A role to be given, with its bounds. */
type Missing = Role & Pick<RoleSaid, 'from' | 'until'>

/** The roles that a batch names, judged once each: whether they exist and whether the author may give them. */
export class RolesNamed {
  readonly #byName: ReadonlyMap<string, Role>
  readonly #held: ReadonlyMap<string, ReadonlySet<string>>
  readonly #verdicts = new Map<string, Refusal | null>()

  private constructor(byName: ReadonlyMap<string, Role>, held: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#byName = byName
    this.#held = held
  }

  static async read(tx: Tx, names: readonly string[], userIds: readonly string[]): Promise<RolesNamed> {
    if (names.length === 0) return new RolesNamed(new Map(), new Map())
    const roles = await store.listRolesNamed(tx.db, [...new Set(names.map(fold))])
    const grants = userIds.length > 0 ? await store.listRolesHeld(tx.db, userIds) : []
    const held = [...Map.groupBy(grants, (grant) => grant.user_id)].map(
      ([id, some]) => [id, new Set(some.map((one) => one.role_id))] as const,
    )
    return new RolesNamed(new Map(roles.map((role) => [role.name_key, role])), new Map(held))
  }

  /** The named roles that this person does not hold directly yet; refuses those that the author may not give. */
  async missing(
    tx: Tx,
    said: readonly RoleSaid[],
    receiver: { readonly id: string | null; readonly type: string },
  ): Promise<Missing[]> {
    const roles = said.map(({ name, from, until }): Missing => {
      const role = this.#byName.get(fold(name))
      return role ? { ...role, from, until } : refuseField(Invalid, 'roles', `There is no role “${name}”.`, 'unknown')
    })
    const held = this.#held.get(receiver.id ?? '')
    const wanted = roles.filter(({ id, until }) => !held?.has(id) && (until === null || until > tx.now()))
    for (const role of wanted) {
      if ((role.audience === 'portal') !== (receiver.type === 'portal'))
        refuseField(Invalid, 'roles', `“${role.name}” is not for this type of user.`, 'audience')
      await this.#assertMayGive(tx, role)
    }
    if (wanted.length > 0 && receiver.id !== null) await assertReaches(tx, receiver.id)
    return wanted
  }

  async #assertMayGive(tx: Tx, role: Role): Promise<void> {
    const known = this.#verdicts.get(role.id)
    if (known === null) return
    if (known) throw known
    try {
      await assertMayGrantRole(tx, role)
      this.#verdicts.set(role.id, null)
    } catch (error) {
      if (error instanceof Refusal)
        this.#verdicts.set(
          role.id,
          new Refusal(error.failure, {
            detail: error.message,
            fields: [{ path: 'roles', code: error.failure.code, message: `You may not give “${role.name}”.` }],
          }),
        )
      throw this.#verdicts.get(role.id) ?? error
    }
  }
}

/** Giving to somebody who is there already needs the right to give them roles, and authority; never oneself (R65). */
async function assertReaches(tx: Tx, userId: string): Promise<void> {
  const person = await getPerson(tx, userId, 'grant')
  if (tx.actor.id === userId && tx.actor.type !== 'admin')
    refuse(MayNotGrant, { detail: 'Nobody changes their own roles. Ask an administrator.' })
  await assertAuthority(tx, person)
}

export async function giveRoles(tx: Tx, receiver: Receiver, roles: readonly Missing[]): Promise<void> {
  for (const { id, from, until } of roles) await grantRole(tx, receiver, { roleId: id, from, until })
}
