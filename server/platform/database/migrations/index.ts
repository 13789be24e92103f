import type { Migrate } from '../migrate.ts'
import { people } from './0001-people.ts'
import { access } from './0002-access.ts'
import { waysIn } from './0003-ways-in.ts'
import { traces } from './0004-traces.ts'
import { trail } from './0005-trail.ts'
import { imports } from './0006-imports.ts'
import { lists } from './0007-lists.ts'
import { photosAndStarts } from './0008-photos-and-starts.ts'
import { auditLog } from './0009-audit-log.ts'
import { settings } from './0010-settings.ts'
import { undone } from './0011-undone.ts'
import { importUndos } from './0012-import-undos.ts'
import { locks } from './0013-locks.ts'
import { locksInFlight } from './0013-locks-in-flight.ts'
import { recovery } from './0014-recovery.ts'
import { secondFactors } from './0015-second-factors.ts'
import { passkeys } from './0016-passkeys.ts'
import { tokens } from './0017-tokens.ts'
import { logInAs } from './0018-log-in-as.ts'
import { factorsInLists } from './0019-factors-in-lists.ts'
import { declaredAccess } from './0020-declared-access.ts'
import { live } from './0021-live.ts'
import { moduleManifests } from './0022-module-manifests.ts'
import { portals } from './0023-portals.ts'

/** In the order of their names. A released migration is never edited: add the next one. */
export const migrations: Record<string, Migrate> = {
  '0001-people': people,
  '0002-access': access,
  '0003-ways-in': waysIn,
  '0004-traces': traces,
  '0005-trail': trail,
  '0006-imports': imports,
  '0007-lists': lists,
  '0008-photos-and-starts': photosAndStarts,
  '0009-audit-log': auditLog,
  '0010-settings': settings,
  '0011-undone': undone,
  '0012-import-undos': importUndos,
  '0013-locks': locks,
  '0013-locks-in-flight': locksInFlight,
  '0014-recovery': recovery,
  '0015-second-factors': secondFactors,
  '0016-passkeys': passkeys,
  '0017-tokens': tokens,
  '0018-log-in-as': logInAs,
  '0019-factors-in-lists': factorsInLists,
  '0020-declared-access': declaredAccess,
  '0021-live': live,
  '0022-module-manifests': moduleManifests,
  '0023-portals': portals,
}
