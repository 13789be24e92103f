import { systemClock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import { examine, isEmpty, knownSteps } from '../../platform/database/index.ts'
import { placeOf } from '../open-engine.ts'
import { type Finding, fail, ok, reasonOf, warn } from './finding.ts'

const CLOCKS_APART = 2000 // ms; sessions and links end by our clock, rows are compared by the same one

/** The database itself. The last finding says whether there is something to look into. */
export async function examineDatabase(config: Config): Promise<Finding[]> {
  const place = placeOf(config)
  try {
    if (await isEmpty(place)) return [warn('database', 'Nothing is there yet; the first start makes it.')]
    const { version, damage, step, clockAhead, mayChangeSchema } = await examine(place, systemClock.now())
    const findings = [
      damage.length === 0 ? ok('database', version) : fail('database', `It is damaged: ${damage.join('; ')}`),
    ]
    if (step !== knownSteps.at(-1))
      findings.push(
        warn('schema', `It stands at step ${step || 'none'}; the next start, or roster migrate, brings it forward.`),
      )
    if (Math.abs(clockAhead) > CLOCKS_APART)
      findings.push(warn('clock', `The database's clock is ${(clockAhead / 1000).toFixed(1)} s off ours.`))
    if ('url' in place && mayChangeSchema)
      findings.push(
        warn(
          'database role',
          'The server could change the schema and the trail. Name another role for that in ROSTER_MIGRATION_DATABASE_URL.',
        ),
      )
    return findings
  } catch (error) {
    return [fail('database', reasonOf(error))]
  }
}
