/** Portals as doors: what the address of a request names, whose they are, and where their pages stand. */
import type { Config } from '../../platform/config.ts'
import type { Context, PortalDoor, World } from '../../platform/context.ts'
import { type FoundPortal, ownOrigin } from '../../platform/http/entrance.ts'
import * as store from './store.ts'

type Addressed = Pick<store.DoorRow, 'key' | 'host'>

/** The portal with this key or own host name, on or off; undefined where there is none. */
export async function findPortalAt(
  { engine }: Pick<World, 'engine'>,
  by: 'key' | 'host',
  value: string,
): Promise<FoundPortal | undefined> {
  const row = await (by === 'key' ? store.findByKey(engine, value) : store.findByHost(engine, value))
  return row && { id: row.id, key: row.key, name: row.name, host: row.host, isOn: row.off_at === null }
}

/** Where its pages stand, without a slash at the end: at its own host name, or below Roster's own address. */
export function portalAddress(config: Pick<Config, 'baseUrl'>, { key, host }: Addressed): string {
  return host === '' ? `${config.baseUrl.origin}/portal/${key}` : ownOrigin(config, host)
}

/** The portals at which somebody comes in now, by name, with their addresses. */
export async function listDoorsOf({ db, world }: Context, userId: string) {
  const rows = await store.listDoorsOf(db, userId)
  return rows.map(({ id, key, host, name }) => ({ id, key, name, address: portalAddress(world.config, { key, host }) }))
}

/** Whether somebody comes in at this portal: it is on, and they are in it. */
export async function isInside({ db }: Context, userId: string, { id }: Pick<PortalDoor, 'id'>): Promise<boolean> {
  return (await store.findInside(db, userId, id)) !== undefined
}
