import { anchor, auditJobs } from '../audit/index.ts'
import { finishRestoring } from '../backup/index.ts'
import { endLive } from '../live/index.ts'
import { installConfigured } from '../modules/index.ts'
import { stopHasher } from '../passwords/index.ts'
import { type Clock, systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Context, contextOf, systemActor, type World } from '../platform/context.ts'
import type { Engine } from '../platform/database/index.ts'
import { bind } from '../platform/http/bind.ts'
import { addDocs } from '../platform/http/docs.ts'
import { watchAnswers } from '../platform/http/metrics.ts'
import { makeServer, type Server } from '../platform/http/server.ts'
import { bindSockets } from '../platform/http/sockets.ts'
import { type Job, type Jobs, startJobs } from '../platform/jobs/index.ts'
import { type Log, openLog } from '../platform/log.ts'
import { type Metrics, makeMetrics } from '../platform/metrics.ts'
import { writeUses } from '../sessions/index.ts'
import { followSettings, loadSettings } from '../settings/index.ts'
import { prepareInstallation } from '../setup/index.ts'
import { writeSignIns } from '../sign-in-log/index.ts'
import { writeTokenUses } from '../tokens/index.ts'
import { bringForward } from './bring-forward.ts'
import { checkContracts } from './check-contracts.ts'
import { chores } from './chores.ts'
import { readConfiguredModules } from './configured-modules.ts'
import { features } from './features.ts'
import { addFigures } from './figures.ts'
import { followKeyFile } from './follow-key-file.ts'
import { gate } from './gate.ts'
import { openKeys } from './key-file.ts'
import { openEngine, prepareDirectory } from './open-engine.ts'
import { apiDocument } from './openapi.ts'

export interface Roster {
  readonly world: World
  /** As Roster itself. */
  readonly ctx: Context
  readonly server: Server
  readonly metrics: Metrics
  readonly jobs: Jobs
  stop(): Promise<void>
}

export interface Parts {
  readonly clock?: Clock
  readonly log?: Log
  readonly engine?: Engine
  /** False: no recurring jobs; tests run them by name. */
  readonly jobs?: boolean
}

/** The part without HTTP, for the command line: database up to date, keys checked. */
export async function openWorld(config: Config, parts: Parts = {}): Promise<World & { jobs?: Jobs }> {
  prepareDirectory(config)
  const keys = openKeys(config)
  const engine = parts.engine ?? (await openEngine(config))
  const waking: { jobs?: Jobs } = {}
  const world: World & { jobs?: Jobs } = {
    config,
    engine,
    keys,
    clock: parts.clock ?? systemClock,
    log: parts.log ?? openLog(config.logLevel),
    settings: config.settings,
    settingsVersion: 0,
    wake: (name) => waking.jobs?.wake(name),
    set jobs(jobs: Jobs) {
      waking.jobs = jobs
    },
  }
  try {
    await bringForward(config, engine)
    await prepareInstallation(contextOf(world, systemActor))
    await loadSettings(world)
  } catch (error) {
    await engine.close()
    throw error
  }
  return world
}

/** A configuration made into a running application; used by the server, the command line and the tests alike. */
export async function buildRoster(config: Config, parts: Parts = {}): Promise<Roster> {
  const world = await openWorld(config, parts)
  const ctx = contextOf(world, systemActor)
  await finishRestoring(ctx)
  await installModules(ctx)
  const metrics = makeMetrics()
  const server = await makeServer(world, gate)
  watchAnswers(server, metrics)
  const routes = features.flatMap((feature) => feature.routes)
  checkContracts(routes.map((route) => route.contract))
  bind(server, world, gate, routes)
  await bindSockets(server, world, gate, routes)
  addDocs(server, world, gate, apiDocument)
  const jobs = startJobs(world, parts.jobs === false ? [] : allJobs(world), metrics.job)
  world.jobs = jobs
  followSettings(world)
  addFigures(metrics, ctx)
  return {
    world,
    ctx,
    server,
    metrics,
    jobs,
    stop: async () => {
      endLive(world)
      await server.close()
      await jobs.stop()
      await writeUses(ctx)
      await writeTokenUses(ctx)
      await writeSignIns(ctx)
      await anchor(ctx)
      await stopHasher(world)
      await world.engine.close()
    },
  }
}
/** Does not leave the database open behind a start that failed: the process would stay. */
async function installModules(ctx: Context): Promise<void> {
  try {
    await installConfigured(ctx, readConfiguredModules(ctx.world.config))
  } catch (error) {
    await stopHasher(ctx.world)
    await ctx.world.engine.close()
    throw error
  }
}

function allJobs(world: World): readonly Job[] {
  return [...auditJobs, ...chores(), followKeyFile(world)]
}
