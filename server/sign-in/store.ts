import { type Db, preparedOne } from '../platform/database/index.ts'

type Kind = 'username' | 'email'

/** The same by whose account it is, for whoever has shown the password already. */
export const findById = preparedOne('candidate-by-id', (db, id: string, device: string, portalId: string | null) =>
  known(db, device, portalId).where('users.id', '=', id),
)

const byUsername = preparedOne('candidate-by-username', (db, key: string, device: string, portalId: string | null) =>
  candidates(db, { key, device, portalId }, ['username']),
)
const byAddress = preparedOne('candidate-by-address', (db, key: string, device: string, portalId: string | null) =>
  candidates(db, { key, device, portalId }, ['email']),
)
const byEither = preparedOne('candidate-by-either', (db, key: string, device: string, portalId: string | null) =>
  candidates(db, { key, device, portalId }, ['username', 'email']),
)

export type Candidate = NonNullable<Awaited<ReturnType<typeof byEither>>>

/**
 * The account that this identifier opens, with its password, as the setting `signIn.identifier` allows,
 * and whether the browser of this digest signed in as it before.
 */
export function findByIdentifier(
  db: Db,
  key: string,
  { setting, device, portalId }: { setting: Kind | 'either'; device: string; portalId: string | null },
): Promise<Candidate | undefined> {
  return { username: byUsername, email: byAddress, either: byEither }[setting](db, key, device, portalId)
}

interface Sought {
  readonly key: string
  readonly device: string
  /** The portal at whose door; null at the console's. */
  readonly portalId: string | null
}

function candidates(db: Db, { key, device, portalId }: Sought, kinds: readonly Kind[]) {
  return known(db, device, portalId)
    .where('identifiers.key', '=', key)
    .where((eb) => {
      // A name that is the address as well stands once among the identifiers, as the name.
      const address = eb.selectFrom('emails').select('user_id').whereRef('emails.user_id', '=', 'users.id')
      const isAddress = eb.exists(address.where('emails.key', '=', key))
      const isKind = eb('identifiers.kind', 'in', kinds)
      return kinds.includes('email') ? eb.or([isKind, isAddress]) : isKind
    })
}

function known(db: Db, device: string, portalId: string | null) {
  return db
    .selectFrom('identifiers')
    .innerJoin('users', 'users.id', 'identifiers.user_id')
    .leftJoin('passwords', 'passwords.user_id', 'identifiers.user_id')
    .leftJoin('second_factors as f', 'f.user_id', 'identifiers.user_id')
    .leftJoin('emails as e', (join) => join.onRef('e.user_id', '=', 'identifiers.user_id').on('e.ordinal', '=', 0))
    .leftJoin('known_devices as d', (join) =>
      join.onRef('d.user_id', '=', 'identifiers.user_id').on('d.digest', '=', device).on('d.ended_at', 'is', null),
    )
    .select(['passwords.hash', 'passwords.must_change_at', 'f.enrolled_at', 'f.asked_at'])
    .select(['users.id', 'users.type', 'users.username', 'users.given_name', 'users.family_name', 'users.display_name'])
    .select(['users.session_epoch', 'users.deleted_at', 'users.suspended_at', 'users.activated_at'])
    .select(['users.from_at', 'users.started_at', 'users.until_at', 'users.language'])
    .select(['e.address'])
    .select(['d.digest as device_digest', 'd.failures as device_failures', 'd.seen_at as device_seen_at'])
    .select((eb) =>
      eb
        .selectFrom('known_devices as k')
        .select('k.digest')
        .whereRef('k.user_id', '=', 'users.id')
        .limit(1)
        .as('any_device'),
    )
    .select((eb) =>
      eb
        .selectFrom('portal_users as pu')
        .select('pu.id')
        .whereRef('pu.user_id', '=', 'users.id')
        .where('pu.portal_id', '=', portalId)
        .where('pu.ended_at', 'is', null)
        .as('in_portal'),
    )
}

export function findInstallation(db: Db) {
  return db.selectFrom('installation').select(['set_up_at', 'created_at']).executeTakeFirst()
}
