import type { Config } from '../platform/config.ts'
import { listenForMetrics } from '../platform/http/metrics.ts'
import { StartError } from '../platform/start-error.ts'
import { setUpAddress } from '../setup/index.ts'
import { leaveAddress } from './address-file.ts'
import { buildRoster, type Roster } from './build.ts'
import { giveMemoryBack } from './rest.ts'

const STOP_WITHIN = 20_000 // ms for requests that run (R127)

/** Serves until a signal comes; then stops accepting, finishes what runs and leaves with 0. */
export async function serve(config: Config, say: (line: string) => void): Promise<Roster> {
  const roster = await buildRoster(config)
  const closeFigures = config.metrics ? await offerFigures(roster, config.metrics) : () => {}
  stopOnSignal(roster, say, closeFigures)
  await listen(roster, config)
  leaveAddress(config)
  giveMemoryBack(roster.server.server)
  const address = await setUpAddress(roster.ctx)
  say(`Roster is ready at ${config.baseUrl.origin}`)
  if (address) say(`Become the first administrator (works once): ${address}`)
  return roster
}

/** A signal may come more than once: a terminal's Ctrl-C reaches both npm and us. */
function stopOnSignal(roster: Roster, say: (line: string) => void, first: () => void): void {
  let stopping = false
  const stop = (): void => {
    if (stopping) return
    stopping = true
    say('Roster is stopping …')
    setTimeout(() => process.exit(1), STOP_WITHIN).unref()
    first()
    roster.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

async function listen(roster: Roster, { host, port }: Config): Promise<void> {
  try {
    await roster.server.listen({ host, port })
  } catch (error) {
    await roster.stop()
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE')
      throw new StartError(`Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another one.`)
    if (code === 'EACCES')
      throw new StartError(`Port ${port} may not be used by this account. Set PORT to one above 1023.`)
    throw error
  }
}

/** Where it cannot listen Roster does not start, since nobody would notice flying blind. */
async function offerFigures(roster: Roster, address: string): Promise<() => void> {
  try {
    const listener = await listenForMetrics(roster.metrics, address, roster.world.log)
    listener.unref()
    return () => void listener.close()
  } catch (error) {
    await roster.stop()
    throw new StartError(`Metrics cannot be offered at ${address}: ${error instanceof Error ? error.message : error}`)
  }
}
