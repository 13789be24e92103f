import { type Db, preparedOne } from '../platform/database/index.ts'

type Kind = 'username' | 'email'

const byUsername = preparedOne('candidate-by-username', (db, key: string) => candidates(db, key, ['username']))
const byAddress = preparedOne('candidate-by-address', (db, key: string) => candidates(db, key, ['email']))
const byEither = preparedOne('candidate-by-either', (db, key: string) => candidates(db, key, ['username', 'email']))

export type Candidate = NonNullable<Awaited<ReturnType<typeof byEither>>>

/** The account that this identifier opens, with its password, as the setting `signIn.identifier` allows. */
export function findByIdentifier(db: Db, key: string, setting: Kind | 'either'): Promise<Candidate | undefined> {
  return { username: byUsername, email: byAddress, either: byEither }[setting](db, key)
}

function candidates(db: Db, key: string, kinds: readonly Kind[]) {
  return db
    .selectFrom('identifiers')
    .innerJoin('users', 'users.id', 'identifiers.user_id')
    .leftJoin('passwords', 'passwords.user_id', 'identifiers.user_id')
    .select(['passwords.hash', 'passwords.must_change_at'])
    .select(['users.id', 'users.type', 'users.username', 'users.given_name', 'users.family_name', 'users.display_name'])
    .select(['users.session_epoch', 'users.deleted_at', 'users.suspended_at'])
    .select(['users.from_at', 'users.started_at', 'users.until_at'])
    .where('identifiers.key', '=', key)
    .where((eb) => {
      // A name that is the address as well stands once among the identifiers, as the name.
      const address = eb.selectFrom('emails').select('user_id').whereRef('emails.user_id', '=', 'users.id')
      const isAddress = eb.exists(address.where('emails.key', '=', key))
      const isKind = eb('identifiers.kind', 'in', kinds)
      return kinds.includes('email') ? eb.or([isKind, isAddress]) : isKind
    })
}

/** One statement whether or not the account exists, so that the work is the same. */
export async function countFailure(db: Db, userId: string): Promise<void> {
  await db
    .updateTable('users')
    .set((eb) => ({ failed_attempts: eb('failed_attempts', '+', 1) }))
    .where('id', '=', userId)
    .execute()
}

export function findInstallation(db: Db) {
  return db.selectFrom('installation').select(['set_up_at', 'created_at']).executeTakeFirst()
}
