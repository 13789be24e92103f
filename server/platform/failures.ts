/** Refusals that any request may meet. No Node imports: the console switches on these codes. */
import { failure } from './contract.ts'

export const Malformed = failure('malformed', 400, 'The request is not well-formed.')
export const SignedOut = failure('signed-out', 401, 'Sign in first.')
export const TokenNotValid = failure('token-not-valid', 401, 'This token or signature does not work.')
export const NotByToken = failure('not-by-token', 403, 'This needs a person who is signed in, not a token.')
export const ReauthRequired = failure('reauth-required', 403, 'Confirm that it is you, then try again.')
export const Forbidden = failure('forbidden', 403, 'None of your roles allows this.')
export const NotAsAnother = failure(
  'not-while-logged-in-as',
  403,
  'This is not possible while you are logged in as somebody else.',
)
export const WrongOrigin = failure('wrong-origin', 403, 'This request came from another site.')
export const AddressNotAllowed = failure('address-not-allowed', 403, 'This is not possible from your address.')
export const NotFound = failure('not-found', 404, 'There is nothing here, or nothing you may see.')
/** The same for a portal that never was, that was deleted and that is switched off. */
export const PortalNotAvailable = failure('portal-not-available', 404, 'This page is not available.')
export const MethodNotAllowed = failure('method-not-allowed', 405, 'This address does not answer that method.')
export const Conflict = failure('conflict', 409, 'This does not go with what is stored.')
export const Stale = failure('changed-meanwhile', 412, 'Somebody else changed this meanwhile.')
export const TooLarge = failure('too-large', 413, 'The request is too large.')
export const WrongMediaType = failure('wrong-media-type', 415, 'Send JSON.')
export const Invalid = failure('invalid', 422, 'Some fields need another value.')
export const UpgradeRequired = failure('upgrade-required', 426, 'This address speaks WebSocket, and nothing else.')
export const VersionRequired = failure('version-required', 428, 'Say with If-Match which version you change.')
export const TooMany = failure('too-many-requests', 429, 'Too many requests. Try again later.')
export const Broken = failure('internal', 500, 'Roster could not finish this. Nothing was saved.')
export const Busy = failure('busy', 503, 'Roster is busy. Try again in a moment.')
export const Maintenance = failure('maintenance', 503, 'Roster is being maintained. Try again later.')

export const StorageFull = failure(
  'storage-full',
  503,
  'The disk of the database is full. Nothing was saved; reading goes on.',
)
export const DatabaseAway = failure(
  'database-away',
  503,
  'The database stopped answering. Look whether this was saved before you repeat it.',
)
export const DatabaseDamaged = failure(
  'database-damaged',
  503,
  'The database is damaged. Nothing was saved; “roster doctor” tells the operator more.',
)

/** Only where a contract is idempotent (R126). */
export const KeyReused = failure('idempotency-key-reused', 422, 'This Idempotency-Key was used for another request.')
export const AlreadyDone = failure(
  'already-done',
  409,
  'A request with this Idempotency-Key is being, or was, carried out.',
)

export const commonFailures = [
  Malformed,
  SignedOut,
  TokenNotValid,
  NotByToken,
  ReauthRequired,
  Forbidden,
  NotAsAnother,
  AddressNotAllowed,
  WrongOrigin,
  NotFound,
  PortalNotAvailable,
  MethodNotAllowed,
  Conflict,
  Stale,
  TooLarge,
  WrongMediaType,
  Invalid,
  VersionRequired,
  TooMany,
  KeyReused,
  AlreadyDone,
  Broken,
  Busy,
  Maintenance,
  StorageFull,
  DatabaseAway,
  DatabaseDamaged,
] as const
