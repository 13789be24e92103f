import { stopHasher } from '../../passwords/index.ts'
import type { Config } from '../../platform/config.ts'
import { contextOf, systemActor } from '../../platform/context.ts'
import { openWorld } from '../build.ts'
import { examineDatabase } from './database.ts'
import { type Finding, fail, reasonOf } from './finding.ts'
import { examineMachine } from './machine.ts'
import { examineWork } from './work.ts'

export type { Finding }

/** Looks at everything that operating Roster depends on, beside a running server or without one, and changes nothing. */
export async function examineAll(config: Config): Promise<Finding[]> {
  const findings = [...examineMachine(config), ...(await examineDatabase(config))]
  const unfit = findings.some(
    (one) => one.state === 'fail' || (['database', 'schema'].includes(one.about) && one.state === 'warn'),
  )
  return unfit ? findings : [...findings, ...(await lookInside(config))]
}

async function lookInside(config: Config): Promise<Finding[]> {
  try {
    const world = await openWorld(config)
    try {
      return await examineWork(contextOf(world, systemActor))
    } finally {
      await stopHasher(world)
      await world.engine.close()
    }
  } catch (error) {
    return [fail('start', reasonOf(error))]
  }
}
